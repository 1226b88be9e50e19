package dev.quadrel.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Does many things at a time, but not more than some number. The first that fails ends all others, and is what the
/// caller gets.
final class Workers {

    private Workers() {}

    /// Does each of the tasks, in any order, and returns when all are done.
    ///
    /// @param most at a time
    static void each(int most, List<? extends Runnable> tasks) {
        AtomicInteger next = new AtomicInteger();
        Callable<Boolean> worker = () -> {
            for (int task = next.getAndIncrement(); task < tasks.size(); task = next.getAndIncrement()) {
                try {
                    tasks.get(task).run();
                } catch (Throwable e) {
                    next.set(tasks.size());
                    throw e;
                }
            }
            return true;
        };
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            CompletionService<Boolean> workers = new ExecutorCompletionService<>(threads);
            int count = Math.min(most, tasks.size());
            for (int i = 0; i < count; i++) {
                workers.submit(worker);
            }
            for (int i = 0; i < count; i++) {
                boolean _ = result(() -> workers.take().get());
            }
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    /// Does the tasks ahead, and hands out what they have made one after the other, in the order of the tasks.
    ///
    /// @param most that are done or not taken yet
    static <T> void inOrder(int most, List<? extends Callable<T>> tasks, Consumer<T> taker) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Deque<Future<T>> ahead = new ArrayDeque<>();
            int begun = 0;
            for (int taken = 0; taken < tasks.size(); taken++) {
                while (begun < tasks.size() && ahead.size() < most) {
                    ahead.add(threads.submit(tasks.get(begun++)));
                }
                Future<T> first = ahead.remove();
                taker.accept(result(first::get));
            }
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    /// Waits for something.
    private interface Waiting<T> {
        T end() throws ExecutionException, InterruptedException;
    }

    private static <T> T result(Waiting<T> task) {
        try {
            return task.end();
        } catch (ExecutionException e) {
            throw unchecked(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted", e);
        }
    }

    private static RuntimeException unchecked(Throwable fault) {
        return switch (fault) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            default -> new IllegalStateException(fault);
        };
    }
}
