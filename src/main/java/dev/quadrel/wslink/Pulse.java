package dev.quadrel.wslink;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

/// Looks after sockets from time to time, and tells when there has been none for long. Its thread is there only
/// while there is something to look after.
final class Pulse {

    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int PARTS = 8;

    private final Collection<? extends Beating> connections;
    private final Duration idle;
    private final Runnable whenIdle;
    private final Duration tick;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean stopped;

    /// @param heartBeat of the connections
    /// @param idle zero for never
    Pulse(Collection<? extends Beating> connections, Duration heartBeat, Duration idle, Runnable whenIdle) {
        this.connections = connections;
        this.idle = idle;
        this.whenIdle = whenIdle;
        this.tick = tick(heartBeat, idle);
    }

    private static Duration tick(Duration heartBeat, Duration idle) {
        Duration shortest = LONGEST;
        for (Duration span : new Duration[] {heartBeat, idle}) {
            if (!span.isZero() && span.dividedBy(PARTS).compareTo(shortest) < 0) {
                shortest = span.dividedBy(PARTS);
            }
        }
        return shortest.compareTo(SHORTEST) < 0 ? SHORTEST : shortest;
    }

    /// Goes on from now; idleness counts from now.
    void start() {
        if (!stopped && running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("live-pulse").start(this::run);
        }
    }

    /// Looks after what is still there, and tells nobody any more.
    void stop() {
        stopped = true;
    }

    private void run() {
        long lastSeen = System.nanoTime();
        try {
            while (true) {
                Thread.sleep(tick);
                long now = System.nanoTime();
                connections.forEach(connection -> connection.beat(now));
                if (!connections.isEmpty()) {
                    lastSeen = now;
                } else if (idle.isZero() || stopped) {
                    break;
                } else if (now - lastSeen >= idle.toNanos()) {
                    whenIdle.run();
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
        }
        if (!connections.isEmpty()) {
            start();
        }
    }
}
