package dev.quadrel.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.request.PreventDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.event.CacheEntryCreatedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {

    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final AtomicInteger INTERRUPTS = new AtomicInteger();
    private static final Semaphore GATE = new Semaphore(0);

    /// Workers of all kinds.
    @ApplicationScoped
    public static class Sample {
        @Worker(path = "/echo")
        public Map<String, Object> echo(WorkerArguments arguments) {
            return arguments.all();
        }

        @Worker(path = "/kept", cacheSection = "www")
        public int kept() throws InterruptedException {
            RUNS.incrementAndGet();
            GATE.acquire();
            return RUNS.get();
        }

        @Worker(path = "/partial", cacheSection = "www")
        public String partial() {
            try {
                GATE.acquire();
                return "all";
            } catch (InterruptedException e) {
                return "a part";
            }
        }

        @Worker(path = "/wait")
        public String waiting(Progress progress) throws InterruptedException {
            try {
                GATE.acquire();
                return "through";
            } catch (InterruptedException e) {
                if (progress.cancelled()) {
                    INTERRUPTS.incrementAndGet();
                }
                throw e;
            }
        }

        @Worker(path = "/fails")
        public Object fails(WorkerArguments arguments) {
            if (arguments.flag("chosen")) {
                throw new PreventDefault(418, "a teapot");
            }
            throw new IllegalStateException("a secret");
        }

        @Worker(path = "/null")
        public Object nothing() {
            return java.util.Optional.empty();
        }
    }

    private Rig rig;

    @BeforeEach
    void start() {
        RUNS.set(0);
        INTERRUPTS.set(0);
        GATE.drainPermits();
        rig = new Rig(Sample.class);
    }

    @AfterEach
    void stop() {
        GATE.release(100);
        rig.close();
    }

    @Test
    void aResult_isJsonForPeople_withSortedNames() throws Exception {
        Job job = rig.start("/echo", Map.of("b", 1, "a", List.of(true)));
        assertThat(rig.end(job)).isEqualTo(new Outcome.Result("{\n  \"a\": [\n    true\n  ],\n  \"b\": 1\n}"));
        assertThat(rig.end(rig.start("/null", Map.of()))).isEqualTo(new Outcome.Result("null"));
    }

    // rule 2
    @Test
    void oneMoreThanThreadsAndQueueHold_isRefused() {
        int room = rig.settings.threads() + rig.settings.queue();
        for (int i = 0; i < room; i++) {
            rig.start("/wait", Map.of());
        }
        assertThatThrownBy(() -> rig.start("/wait", Map.of()))
                .isInstanceOfSatisfying(ProblemException.class, thrown -> {
                    assertThat(thrown.problem().status()).isEqualTo(503);
                    assertThat(thrown.problem().headers()).containsKey("Retry-After");
                });
    }

    // rule 7
    @Test
    void aFailure_hidesItsReason_unlessTheMethodChoseIt() throws Exception {
        assertThat(rig.end(rig.start("/fails", Map.of()))).isEqualTo(new Outcome.Failure(500, "worker error"));
        assertThat(rig.end(rig.start("/fails", Map.of("chosen", true))))
                .isEqualTo(new Outcome.Failure(418, "a teapot"));
    }

    // rule 8
    @Test
    void aStoppedJob_isInterrupted_andUnknown() throws Exception {
        Job job = rig.start("/wait", Map.of());
        rig.live.publish(job);
        assertThat(rig.live.take(job.token()).orElseThrow().state()).isInstanceOf(JobState.Running.class);
        awaitRunning(1);
        assertThat(rig.live.stop(job.token())).isTrue();
        rig.end(job);
        assertThat(INTERRUPTS.get()).isEqualTo(1);
        assertThat(rig.live.look(job.token())).isEmpty();
        assertThat(rig.live.stop(job.token())).isFalse();
    }

    // rule 8
    @Test
    void aJobThatWasStoppedOnAnotherNode_isInterruptedHere() throws Exception {
        Job job = rig.start("/wait", Map.of());
        rig.live.publish(job);
        awaitRunning(1);
        rig.table.remove(job.token());
        rig.end(job);
        assertThat(INTERRUPTS.get()).isEqualTo(1);
    }

    // rule 8
    @Test
    void aJobThatIsAboutToBeEntered_isNotTakenForStopped() {
        Job job = rig.start("/wait", Map.of());
        assertThat(job.renew(rig.table)).isTrue();
        job.publish(rig.table, Duration.ofSeconds(10));
        assertThat(job.renew(rig.table)).isTrue();
        rig.table.remove(job.token());
        assertThat(job.renew(rig.table)).isFalse();
    }

    // rule 5
    @Test
    void aResult_isGivenOnce() throws Exception {
        Job job = rig.start("/wait", Map.of());
        rig.live.publish(job);
        GATE.release();
        rig.end(job);
        assertThat(job.renew(rig.table)).as("its end is not written over").isTrue();
        assertThat(rig.live.look(job.token())).isPresent();
        assertThat(rig.live.take(job.token()).orElseThrow().state())
                .isEqualTo(new JobState.Ended(new Outcome.Result("\"through\"")));
        assertThat(rig.live.take(job.token())).isEmpty();
    }

    // rule 9
    @Test
    void equalJobs_runOnce_andThenComeFromTheCache() throws Exception {
        Job first = rig.start("/kept", Map.of("a", 1, "b", 2));
        Job second = rig.start("/kept", Map.of("b", 2, "a", 1));
        GATE.release(10);
        assertThat(rig.end(first)).isEqualTo(rig.end(second)).isEqualTo(new Outcome.Result("1"));
        assertThat(rig.end(rig.start("/kept", Map.of("a", 1, "b", 2)))).isEqualTo(new Outcome.Result("1"));
        assertThat(RUNS.get()).isEqualTo(1);
        assertThat(rig.end(rig.start("/kept", Map.of("a", 2)))).isEqualTo(new Outcome.Result("2"));
    }

    /// A store that takes its time.
    @Listener
    public static class SlowStore {
        @CacheEntryCreated
        public void created(CacheEntryCreatedEvent<?, ?> event) throws InterruptedException {
            if (event.isPre()) {
                Thread.sleep(200);
            }
        }
    }

    // rule 9
    @Test
    void aResultThatAClientKnowsOf_isInTheCache() throws Exception {
        rig.caches.getCache("results").addListener(new SlowStore());
        GATE.release();
        rig.end(rig.start("/kept", Map.of("a", 1)));
        assertThat(rig.results.statistics().stores()).isEqualTo(1);
    }

    // rule 9
    @Test
    void whatAStoppedRunReturned_isNotKept() throws Exception {
        Job job = rig.start("/partial", Map.of());
        awaitRunning(1);
        job.stop();
        assertThat(rig.end(job)).isEqualTo(new Outcome.Failure(500, "the job was stopped"));
        assertThat(rig.results.statistics().stores()).isZero();
    }

    // rule 9
    @Test
    void aSharedRun_goesOnUntilNobodyWaits() throws Exception {
        Job first = rig.start("/kept", Map.of());
        Job second = rig.start("/kept", Map.of());
        first.stop();
        assertThat(second.hasEnded()).isFalse();
        second.stop();
        assertThat(rig.end(second)).isEqualTo(new Outcome.Failure(500, "the job was stopped"));
        Job third = rig.start("/kept", Map.of());
        GATE.release();
        assertThat(rig.end(third)).isInstanceOf(Outcome.Result.class);
    }

    // rule 16
    @Test
    void beforeTheServerEnds_jobsEndAndNoneBegins() throws Exception {
        Job job = rig.start("/wait", Map.of());
        rig.live.publish(job);
        Instant end = Instant.now().plusSeconds(20);
        Future<?> finish = rig.pool.submit(() -> {
            rig.jobs.finish(end, Duration.ofSeconds(20));
            return null;
        });
        awaitRefusal();
        assertThat(finish.isDone()).isFalse();
        GATE.release();
        rig.end(job);
        assertThat(finish.isDone()).as("its result was not taken yet").isFalse();
        assertThat(rig.live.take(job.token())).isPresent();
        finish.get(10, TimeUnit.SECONDS);
        assertThat(Instant.now()).isBefore(end);
    }

    // rule 16
    @Test
    void aJobThatDoesNotEnd_isAwaitedAsLongAsIsSaid() throws Exception {
        rig.start("/wait", Map.of());
        rig.jobs.finish(Instant.now().plusMillis(200), Duration.ofSeconds(20));
        assertThatThrownBy(() -> rig.start("/wait", Map.of())).hasMessageContaining("about to end");
    }

    private void awaitRefusal() throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            try {
                rig.start("/echo", Map.of());
            } catch (ProblemException e) {
                assertThat(e.problem().status()).isEqualTo(503);
                return;
            }
            Thread.sleep(10);
        }
    }

    // rule 15
    @Test
    void endedJobs_keepNoThread() throws Exception {
        rig.end(rig.start("/echo", Map.of()));
        int before = Thread.activeCount();
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Job job = rig.start("/echo", Map.of("i", i));
            rig.live.publish(job);
            rig.end(job);
            jobs.add(job);
        }
        assertThat(jobs).allMatch(job -> rig.live.look(job.token()).isPresent());
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(before + rig.settings.threads() + 1);
    }

    private void awaitRunning(int count) throws InterruptedException {
        for (int i = 0; i < 500 && GATE.getQueueLength() < count; i++) {
            Thread.sleep(10);
        }
    }
}
