package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkersTest {

    @Test
    void eachTask_isDoneOnce_andNotTooManyAtATime() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Runnable task = () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            LockSupport.parkNanos(100_000);
            done.incrementAndGet();
            now.decrementAndGet();
        };
        Workers.each(3, IntStream.range(0, 100).mapToObj(_ -> task).toList());
        assertThat(done).hasValue(100);
        assertThat(most.get()).isBetween(1, 3);
    }

    /// Whoever of the workers has it.
    @RepeatedTest(20)
    void firstFailure_endsTheOthers() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        List<Runnable> tasks = new ArrayList<>();
        tasks.add(() -> {
            throw new IllegalStateException("on purpose");
        });
        for (int i = 0; i < 10; i++) {
            tasks.add(() -> {
                begun.incrementAndGet();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> Workers.each(2, tasks))
                .withMessage("on purpose");
        assertThat(begun.get()).as("tasks begun beside the one that failed").isLessThanOrEqualTo(1);
    }

    @Test
    void results_comeInOrder_andNotTooFarAhead() {
        AtomicInteger ahead = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Callable<Integer>> tasks = IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i -> () -> {
                    most.accumulateAndGet(ahead.incrementAndGet(), Math::max);
                    return i;
                })
                .toList();
        List<Integer> taken = new ArrayList<>();
        Workers.inOrder(4, tasks, result -> {
            ahead.decrementAndGet();
            taken.add(result);
        });
        assertThat(taken).isEqualTo(IntStream.range(0, 50).boxed().toList());
        assertThat(most.get()).isLessThanOrEqualTo(5);
    }
}
