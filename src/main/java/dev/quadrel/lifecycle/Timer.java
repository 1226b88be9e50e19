package dev.quadrel.lifecycle;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Calls something again and again: at once when it starts, and then at each step from there. A call that takes longer
/// than a step has the steps it missed left out. One that fails is the last one. On a virtual thread of its own.
public final class Timer implements Service {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.lifecycle");

    private final String name;
    private final Duration step;
    private final Task task;
    private CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile @Nullable String fault;

    /// What is called.
    @FunctionalInterface
    public interface Task {
        /// One call.
        ///
        /// @throws Exception that ends the timer, and is reported
        void run() throws Exception;
    }

    /// @param step longer than zero
    public Timer(String name, Duration step, Task task) {
        if (!step.isPositive()) {
            throw new IllegalArgumentException(
                    "the step of timer \"" + name + "\" is longer than zero, which " + step + " is not");
        }
        this.name = name;
        this.step = step;
        this.task = task;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        fault = null;
        CountDownLatch end = new CountDownLatch(1);
        stopped = end;
        thread = Thread.ofVirtual().name("quadrel-timer-" + name).start(() -> run(end));
    }

    private void run(CountDownLatch end) {
        long nanos = step.toNanos();
        long start = System.nanoTime();
        try {
            do {
                task.run();
            } while (!end.await(nanos - (System.nanoTime() - start) % nanos, TimeUnit.NANOSECONDS));
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            fault = ServiceException.reason(e);
            LOG.errorf(e, "Timer \"%s\" has failed, and does nothing any more", name);
        }
    }

    /// Waits for the call under way.
    @Override
    public void stop() throws InterruptedException {
        stopped.countDown();
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join();
        } catch (InterruptedException e) {
            running.interrupt();
            throw e;
        }
    }

    @Override
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }
}
