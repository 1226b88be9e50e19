package dev.quadrel.socket;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The connections of a listener that are open. Thread safe.
final class OpenConnections {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.socket");
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

    private final String name;
    private final Duration idle;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private volatile @Nullable Thread sweeper;

    /// @param idle zero for no limit
    OpenConnections(String name, Duration idle) {
        this.name = name;
        this.idle = idle;
    }

    /// Closes what is idle from now on.
    void begin() {
        if (!idle.isZero()) {
            sweeper = Thread.ofVirtual().name("quadrel-idle-" + name).start(this::sweep);
        }
    }

    private void sweep() {
        Duration look = idle.dividedBy(4);
        try {
            while (true) {
                Thread.sleep(look.compareTo(LONGEST_LOOK) < 0 ? look : LONGEST_LOOK);
                long now = System.nanoTime();
                open.stream()
                        .filter(connection -> now - connection.used() > idle.toNanos())
                        .forEach(OpenConnections::close);
            }
        } catch (InterruptedException e) {
            LOG.tracef(e, "Listener \"%s\" stops", name);
        }
    }

    /// Makes room for one more, unless there are as many as this already; several threads take connections.
    boolean reserve(int most) {
        if (count.incrementAndGet() <= most) {
            return true;
        }
        count.decrementAndGet();
        return false;
    }

    /// Gives back room that no connection has taken.
    void release() {
        count.decrementAndGet();
    }

    /// Into the room that was made for it.
    void add(Connection connection) {
        open.add(connection);
    }

    /// Lets the protocol speak, and closes the connection.
    void serve(Connection connection, ProtocolFactory factory) {
        try {
            factory.protocol().serve(connection);
            connection.end();
        } catch (IOException e) {
            LOG.debugf(e, "A connection of %s to \"%s\" has ended", connection.peer(), name);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            LOG.errorf(e, "The protocol of \"%s\" failed with %s", name, connection.peer());
        } finally {
            close(connection);
            open.remove(connection);
            release();
        }
    }

    /// Waits until all have ended, and closes what has not by then.
    void end(Duration grace) throws InterruptedException {
        Thread looking = sweeper;
        if (looking != null) {
            looking.interrupt();
        }
        long end = System.nanoTime() + grace.toNanos();
        while (!open.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        open.forEach(OpenConnections::close);
        for (int i = 0; i < 100 && !open.isEmpty(); i++) {
            Thread.sleep(10);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("A connection was not closed as it should", e);
        }
    }
}
