package dev.quadrel.proxy;

import io.undertow.util.WorkerUtils;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioExecutor;
import org.xnio.XnioIoThread;

/// Runs a task once nothing has been reported for a given time. Used on one I/O thread only.
///
/// Progress is reported for every few kilobytes, so it only notes the time; the timer looks at that note when it fires.
final class Deadline {

    private final XnioIoThread thread;
    private final Runnable expired;
    private long limitNanos = Long.MAX_VALUE;
    private long since;
    private XnioExecutor.@Nullable Key timer;

    Deadline(XnioIoThread thread, Runnable expired) {
        this.thread = thread;
        this.expired = expired;
    }

    /// Counts anew, with this limit.
    void restart(Duration limit) {
        boolean firesInTime = timer != null && limit.toNanos() >= limitNanos;
        limitNanos = limit.toNanos();
        progress();
        if (!firesInTime) {
            stop();
            schedule(limitNanos);
        }
    }

    /// Counts anew.
    void progress() {
        since = System.nanoTime();
    }

    void stop() {
        if (timer != null) {
            timer.remove();
            timer = null;
        }
    }

    private void schedule(long nanos) {
        // A millisecond more than asked, as the timer rounds down.
        timer = WorkerUtils.executeAfter(
                thread, this::fired, TimeUnit.NANOSECONDS.toMillis(nanos) + 1, TimeUnit.MILLISECONDS);
    }

    private void fired() {
        timer = null;
        long left = limitNanos - (System.nanoTime() - since);
        if (left > 0) {
            schedule(left);
        } else {
            expired.run();
        }
    }
}
