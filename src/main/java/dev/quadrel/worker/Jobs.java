package dev.quadrel.worker;

import dev.quadrel.cache.CacheKey;
import dev.quadrel.cache.ResultCache;
import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.inject.spi.BeanManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Starts jobs and runs equal ones once. Thread safe.
final class Jobs {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final BeanManager beans;
    private final Consumer<Execution> runner;
    private final ResultCache cache;
    private final WorkerSettings settings;
    private final JobTable table;
    private final LiveJobs live;
    private final Clock clock;
    private final Map<CacheKey, Execution> flights = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder ended = new LongAdder();
    private volatile boolean closed;

    /// How many jobs this server has.
    record Counts(long running, long queued, long ended) {

        static final Counts NONE = new Counts(0, 0, 0);
    }

    Counts counts() {
        long now = open.get();
        long running = Math.min(now, settings.threads());
        return new Counts(running, now - running, ended.sum());
    }

    /// What the jobs of a deployment need.
    ///
    /// @param runner runs an execution on another thread
    record Surroundings(
            BeanManager beans, Consumer<Execution> runner, ResultCache cache, WorkerSettings settings, Clock clock) {}

    Jobs(Surroundings surroundings, JobTable table, LiveJobs live) {
        beans = surroundings.beans();
        runner = surroundings.runner();
        cache = surroundings.cache();
        settings = surroundings.settings();
        clock = surroundings.clock();
        this.table = table;
        this.live = live;
    }

    /// Starts a job, or takes its result from the cache.
    ///
    /// @param who starts it
    /// @throws ProblemException 503 where as many jobs wait as the setting allows
    Job start(WorkerMethod worker, WorkerArguments arguments, String who) {
        Execution execution = worker.cacheSection().isEmpty()
                ? launch(worker, arguments, outcome -> {})
                : cachedOrJoined(worker, arguments);
        JobRecord record = new JobRecord(
                worker.path(), live.node(), who, clock.instant(), new JobState.Running(Progress.Report.NONE));
        Job job = new Job(table.newToken(), record, execution);
        job.whenEnded(outcome -> job.ended(table, settings.resultLife()));
        return job;
    }

    private Execution cachedOrJoined(WorkerMethod worker, WorkerArguments arguments) {
        CacheKey key = CacheKey.of(worker.cacheSection(), worker.path(), arguments.all());
        Optional<byte[]> cached = cache.find(key);
        if (cached.isPresent()) {
            return Execution.ended(worker.path(), new Outcome.Result(new String(cached.get(), StandardCharsets.UTF_8)));
        }
        Execution execution = flights.compute(
                key,
                (same, running) -> running != null && running.join()
                        ? running
                        : launch(worker, arguments, outcome -> keep(key, outcome)));
        execution.whenEnded(outcome -> flights.remove(key, execution));
        return execution;
    }

    /// A result that a client knows of must be there after a crash. First into the cache, then out of the flights: in
    /// between an equal job finds it in either.
    private void keep(CacheKey key, Outcome outcome) {
        if (outcome instanceof Outcome.Result(String json)) {
            cache.put(key, json.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Takes no new job that must run, and returns when all have ended and their results were taken, or at that time.
    ///
    /// @param pickUp how long results that nobody takes are waited for
    void finish(Instant end, Duration pickUp) throws InterruptedException {
        closed = true;
        await(() -> open.get() == 0, end);
        Instant late = clock.instant().plus(pickUp);
        await(live::allTaken, late.isBefore(end) ? late : end);
    }

    private void await(BooleanSupplier done, Instant end) throws InterruptedException {
        while (!done.getAsBoolean() && clock.instant().isBefore(end)) {
            Thread.sleep(LOOK);
        }
    }

    private Execution launch(WorkerMethod worker, WorkerArguments arguments, Consumer<Outcome> keeper) {
        if (closed) {
            throw new ProblemException(Problem.of(503, "The server is about to end and takes no new jobs")
                    .withHeader("Retry-After", "5"));
        }
        int room = settings.threads() + settings.queue();
        if (open.incrementAndGet() > room) {
            open.decrementAndGet();
            throw new ProblemException(Problem.of(503, "As many jobs run and wait as this server takes (" + room + ")")
                    .withHeader("Retry-After", "1"));
        }
        Progress progress = new Progress();
        Execution execution =
                new Execution(worker.path(), () -> worker.call(beans, arguments, progress), progress, keeper);
        execution.join();
        execution.whenEnded(outcome -> {
            open.decrementAndGet();
            ended.increment();
        });
        try {
            runner.accept(execution);
        } catch (RuntimeException e) {
            execution.leave();
            throw e;
        }
        return execution;
    }
}
