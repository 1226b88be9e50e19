package dev.quadrel.wslink;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/// Where all of one live server happens: one task at a time, in the order in which they came, each under one
/// lock. So state needs no other, and what a listener sees does not change under its hands.
///
/// There is a thread only while there are tasks. It is a virtual one: a task may wait, and only its own server
/// waits with it.
public final class Loop implements Executor {

    private static final SparingLog LOG = new SparingLog(Logger.getLogger(Loop.class));

    /// So many tasks keep one thread; then it gives way to another, so that no server has a processor for itself.
    private static final int BURST = 256;

    private final Executor threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Queue<Runnable> afterwards = new ArrayDeque<>();
    private boolean inTask;

    /// A loop on virtual threads that see the classes that the present thread sees.
    ///
    /// @param name of its threads
    public Loop(String name) {
        this(threads(name, Thread.currentThread().getContextClassLoader()));
    }

    /// @param threads runs bursts of tasks, for one that needs more around them; never in the calling thread
    public Loop(Executor threads) {
        this.threads = threads;
    }

    private static Executor threads(String name, ClassLoader classes) {
        Thread.Builder builder = Thread.ofVirtual().name(name);
        return burst -> {
            Thread thread = builder.unstarted(burst);
            thread.setContextClassLoader(classes);
            thread.start();
        };
    }

    /// Runs a task after those that wait, also where the present one is a task itself. What it throws is logged.
    public void run(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            threads.execute(this::burst);
        }
    }

    /// The same as [#run], for [CompletableFuture]s.
    @Override
    public void execute(Runnable task) {
        run(task);
    }

    /// Runs a task after those that wait, for its result.
    public <T> CompletableFuture<T> submit(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        run(() -> {
            try {
                result.complete(task.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /// Calls at once where the present thread is in the loop; else as soon as the task that runs has ended.
    public <T> T call(Callable<T> task) throws Exception {
        try (Hold _ = hold()) {
            return task.call();
        }
    }

    /// Whether the present thread has the loop to itself, in a task or by [#hold].
    public boolean isInLoop() {
        return lock.isHeldByCurrentThread();
    }

    /// Stops the loop between two tasks, for threads from outside that change what belongs to it. Nests.
    public Hold hold() {
        lock.lock();
        return new Hold(this);
    }

    /// Runs something when the present task has ended and its caller's reply is on its way; at once where there
    /// is no task. Several run in their order.
    ///
    /// Call it in the loop only.
    public void afterReply(Runnable action) {
        if (inTask) {
            afterwards.add(action);
        } else {
            action.run();
        }
    }

    private void burst() {
        for (int done = 1; ; done++) {
            Runnable task = tasks.remove();
            runOne(task);
            if (waiting.decrementAndGet() == 0) {
                return;
            }
            if (done == BURST) {
                threads.execute(this::burst);
                return;
            }
        }
    }

    private void runOne(Runnable task) {
        lock.lock();
        try {
            inTask = true;
            logged(task);
        } finally {
            inTask = false;
            for (Runnable action = afterwards.poll(); action != null; action = afterwards.poll()) {
                logged(action);
            }
            lock.unlock();
        }
    }

    private static void logged(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            LOG.failure(Logger.Level.ERROR, "A task of a live server failed", e);
        }
    }

    /// The loop, stopped for the thread that made this; closed by the same.
    public static final class Hold implements AutoCloseable {

        private final Loop loop;

        private Hold(Loop loop) {
            this.loop = loop;
        }

        @Override
        public void close() {
            loop.lock.unlock();
        }
    }
}
