package dev.quadrel.wslink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopTest {

    private final Loop loop = new Loop("test");
    private final List<Object> done = new ArrayList<>();

    // rule 12
    @Test
    void tasksOfManyThreads_runOneAtATime_eachThreadsInTheirOrder() throws Exception {
        int[] count = {0};
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(thread -> Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 1000; i++) {
                        int turn = i;
                        loop.run(() -> {
                            count[0]++;
                            done.add(thread * 1000 + turn);
                        });
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(loop.submit(() -> count[0]).get(10, TimeUnit.SECONDS)).isEqualTo(4000);
        for (int thread = 0; thread < 4; thread++) {
            int of = thread;
            assertThat(done.stream().map(Integer.class::cast).filter(i -> i / 1000 == of))
                    .isSorted()
                    .hasSize(1000);
        }
    }

    // rule 12
    @Test
    void aTaskThatThrows_stopsNoOther() throws Exception {
        loop.run(() -> {
            throw new IllegalStateException("on purpose");
        });
        assertThat(loop.submit(() -> "next").get(10, TimeUnit.SECONDS)).isEqualTo("next");
        assertThatThrownBy(() -> loop.submit(() -> {
                            throw new IllegalStateException("told");
                        })
                        .get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("told");
    }

    // rule 5
    @Test
    void afterReply_waitsForTheEndOfTheTask() throws Exception {
        loop.submit(() -> {
                    loop.afterReply(() -> done.add("published"));
                    try (Loop.Hold _ = loop.hold()) {
                        loop.afterReply(() -> done.add("and once more"));
                    }
                    return done.add("replied");
                })
                .get(10, TimeUnit.SECONDS);
        loop.submit(() -> true).get(10, TimeUnit.SECONDS);
        assertThat(done).containsExactly("replied", "published", "and once more");
    }

    // rule 12
    @Test
    void aHold_stopsTheLoopBetweenTwoTasks() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        try (Loop.Hold _ = loop.hold()) {
            assertThat(loop.isInLoop()).isTrue();
            loop.run(() -> {
                done.add("task");
                started.countDown();
            });
            assertThat(started.await(100, TimeUnit.MILLISECONDS)).isFalse();
            loop.afterReply(() -> done.add("at once"));
            assertThat(loop.call(() -> "nested")).isEqualTo("nested");
        }
        assertThat(loop.isInLoop()).isFalse();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly("at once", "task");
    }

    @Test
    void tasks_seeTheClassesOfWhoMadeTheLoop() throws Exception {
        ClassLoader classes = Thread.currentThread().getContextClassLoader();
        assertThat(loop.submit(() -> Thread.currentThread().getContextClassLoader())
                        .get(10, TimeUnit.SECONDS))
                .isSameAs(classes);
    }
}
