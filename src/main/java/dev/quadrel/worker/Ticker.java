package dev.quadrel.worker;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Repeats a short task as long as the task says that there is something to do. One thread, none without work. Thread
/// safe.
final class Ticker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.worker");

    /// A task; false when there is nothing left to do.
    interface Task {
        boolean tick();
    }

    private final Task task;
    private final Duration interval;
    private final ScheduledThreadPoolExecutor thread;
    private @Nullable ScheduledFuture<?> next;

    Ticker(String name, Duration interval, Task task) {
        this.task = task;
        this.interval = interval;
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
        thread.setKeepAliveTime(10, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setRemoveOnCancelPolicy(true);
    }

    /// There is something to do from now on.
    synchronized void start() {
        if (next == null && !thread.isShutdown()) {
            next = thread.schedule(this::tick, interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void tick() {
        synchronized (this) {
            next = null;
        }
        boolean more = true;
        try {
            more = task.tick();
        } catch (RuntimeException e) {
            LOG.error("A periodic task failed and is tried again", e);
        }
        if (more) {
            start();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
