package dev.quadrel.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// What is done where somebody ends the program, by Ctrl-C or a signal, before some work is done. The thread that works
/// is interrupted first, and does not go on after that.
final class Interruption implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AtomicBoolean decided = new AtomicBoolean();
    private final CountDownLatch left = new CountDownLatch(1);
    private final Thread worker = Thread.currentThread();
    private final Thread hook;

    /// The work begins.
    ///
    /// @param remedy takes a few seconds at most
    Interruption(Runnable remedy) {
        hook = new Thread(() -> end(remedy), "quadrel-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(Runnable remedy) {
        if (decided.compareAndSet(false, true)) {
            worker.interrupt();
            try {
                left.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            remedy.run();
        }
    }

    /// The work is done, or has failed. Does not return where the program was ended before.
    @Override
    public void close() {
        if (!decided.compareAndSet(false, true)) {
            left.countDown();
            awaitTheEnd();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ended just now: the hook finds that nothing is to be done.
        }
    }

    private static void awaitTheEnd() {
        while (true) {
            try {
                Thread.sleep(PATIENCE);
            } catch (InterruptedException e) {
                // Asked to end, which it does.
            }
        }
    }
}
