package dev.quadrel.worker;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The jobs that clients ask for by token, wherever they run. Those of this node are renewed in the table each second;
/// a job whose node no longer does so has failed. Thread safe.
final class LiveJobs implements AutoCloseable {

    private static final Duration PULSE = Duration.ofSeconds(1);

    private final String node = UUID.randomUUID().toString();
    private final JobTable table;
    private final WorkerSettings settings;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Ticker pulse = new Ticker("quadrel-worker-pulse", PULSE, this::renew);

    LiveJobs(JobTable table, WorkerSettings settings) {
        this.table = table;
        this.settings = settings;
    }

    /// This run of this server.
    String node() {
        return node;
    }

    /// From now on the job can be asked for by its token, on any node.
    void publish(Job job) {
        jobs.put(job.token(), job);
        table.live(node);
        job.publish(table, settings.resultLife());
        job.whenEnded(outcome -> jobs.remove(job.token()));
        pulse.start();
    }

    /// How a job stands; empty where it is unknown, stopped, expired, or its result was taken.
    Optional<JobRecord> look(String token) {
        Job here = jobs.get(token);
        return here != null ? Optional.of(here.record()) : table.find(token).map(record -> checked(token, record));
    }

    /// As [#look], but the result of a job that has ended is given only once.
    Optional<JobRecord> take(String token) {
        Optional<JobRecord> record = look(token);
        return record.isPresent() && record.get().state() instanceof JobState.Ended
                ? table.remove(token).map(removed -> record.get())
                : record;
    }

    /// Stops a job on whatever node; a job on another node learns of it within a second.
    ///
    /// @return whether there was one
    boolean stop(String token) {
        boolean known = table.remove(token).isPresent();
        Job here = jobs.remove(token);
        if (here != null) {
            here.stop();
        }
        return known || here != null;
    }

    /// All jobs of all nodes by their tokens.
    Map<String, JobRecord> list() {
        Map<String, JobRecord> list = new TreeMap<>();
        table.list().forEach((token, record) -> list.put(token, checked(token, record)));
        jobs.forEach((token, job) -> list.put(token, job.record()));
        return list;
    }

    /// Whether no job of this node is left in the table.
    boolean allTaken() {
        return jobs.isEmpty()
                && table.list().values().stream().noneMatch(job -> job.node().equals(node));
    }

    private JobRecord checked(String token, JobRecord record) {
        if (!(record.state() instanceof JobState.Running) || table.lives(record.node())) {
            return record;
        }
        JobRecord lost = record.with(new JobState.Ended(
                new Outcome.Failure(500, "the server that ran this job has gone (node " + record.node() + ")")));
        table.end(token, lost, settings.resultLife());
        return lost;
    }

    private boolean renew() {
        table.live(node);
        jobs.forEach((token, job) -> {
            if (!job.renew(table) && jobs.remove(token, job)) {
                job.stop();
            }
        });
        return !jobs.isEmpty();
    }

    @Override
    public void close() {
        pulse.close();
        jobs.values().forEach(Job::stop);
    }
}
