package dev.quadrel.worker;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// A job that this node runs: one client's share in an [Execution]. It is entered in the table when the client is told
/// to come back, so that a short job costs the table nothing. Thread safe.
final class Job {

    private final String token;
    private final JobRecord start;
    private final Execution execution;
    private boolean published;

    /// @param start what is known at its start
    Job(String token, JobRecord start, Execution execution) {
        this.token = token;
        this.start = start;
        this.execution = execution;
    }

    String token() {
        return token;
    }

    /// Calls this when it has ended, or at once.
    void whenEnded(Consumer<Outcome> then) {
        execution.whenEnded(then);
    }

    /// How it stands now.
    JobRecord record() {
        Optional<Outcome> ended = execution.now();
        return start.with(
                ended.isPresent() ? new JobState.Ended(ended.get()) : new JobState.Running(execution.report()));
    }

    /// Enters it for all nodes.
    ///
    /// @param life how long its result is kept, once it has ended
    synchronized void publish(JobTable table, Duration life) {
        published = true;
        table.enter(token, record());
        if (execution.now().isPresent()) {
            table.end(token, record(), life);
        }
    }

    /// Renews its entry, unless it has ended: an entry of its end must not be written over.
    ///
    /// @return false where it has none any more, since it was stopped; one that is about to be entered was not
    synchronized boolean renew(JobTable table) {
        return !published || hasEnded() || table.renew(token, record());
    }

    /// Enters its end, where the client was told to come back.
    synchronized void ended(JobTable table, Duration life) {
        if (published) {
            table.end(token, record(), life);
        }
    }

    /// Nobody waits for it any more.
    void stop() {
        execution.leave();
    }

    /// How it ended; empty before.
    Optional<Outcome> now() {
        return execution.now();
    }

    boolean hasEnded() {
        return now().isPresent();
    }
}
