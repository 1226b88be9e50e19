package dev.quadrel.trail;

import dev.quadrel.audit.AuditEvent;
import dev.quadrel.audit.AuditEvent.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Decides when events are written. A request that was served is not failed because its entry cannot be written: the
/// server's log has it then. Thread safe.
final class Recorder {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.audit");

    /// So soon the first of several refusals is in the trail.
    private static final Duration SOON = Duration.ofSeconds(1);

    /// So often refusals are written at most.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Supplier<AuditLog> log;
    private final Clock clock;
    private final Waiting waiting = new Waiting();
    private final AtomicBoolean armed = new AtomicBoolean();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean closed;
    private volatile long nextWrite;

    /// @param log opens it, if it is not
    Recorder(Supplier<AuditLog> log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /// How the database is.
    enum Database {
        OPEN,
        CLOSED,
        /// It is not open, and is removed when the server stops: nobody will read the trail who does not do so soon.
        TEMPORARY
    }

    void add(AuditEvent event, Database database) {
        waiting.add(event, clock.instant());
        boolean isDone = event.outcome() == Outcome.DONE;
        if (isDone && database == Database.OPEN) {
            writeOut();
        } else if (database == Database.OPEN || isDone && database == Database.CLOSED) {
            arm(isDone ? SOON : Duration.ofMillis(Math.max(SOON.toMillis(), nextWrite - clock.millis())));
        }
    }

    private void arm(Duration delay) {
        if (armed.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                try {
                    Thread.sleep(delay);
                    writeOut();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /// Writes all that waits. When it returns, what this thread has added is written, though another may have done it.
    void writeOut() {
        writing.lock();
        try {
            armed.set(false);
            List<Happened> entries = closed ? List.of() : waiting.take();
            if (!entries.isEmpty()) {
                nextWrite = clock.millis() + PAUSE.toMillis();
                write(entries);
            }
        } finally {
            writing.unlock();
        }
    }

    /// Nothing is written any more.
    void close() {
        closed = true;
    }

    private void write(List<Happened> entries) {
        try {
            log.get().write(entries);
        } catch (RuntimeException e) {
            LOG.errorf(e, "These are not in the audit trail: %s", entries);
        }
    }
}
