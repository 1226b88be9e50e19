package dev.quadrel.worker;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.request.PreventDefault;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One run of a worker's method, for one job or for several equal ones. Thread safe.
final class Execution {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.worker");
    private static final Outcome STOPPED = new Outcome.Failure(500, "the job was stopped");

    private final String name;
    private final Callable<@Nullable Object> work;
    private final Progress progress;
    private final Consumer<Outcome> keeper;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private @Nullable Thread thread;
    private int jobs;

    /// @param name for the log
    /// @param keeper gets the outcome of a run that was not stopped, and returns before anyone else learns of it
    Execution(String name, Callable<@Nullable Object> work, Progress progress, Consumer<Outcome> keeper) {
        this.name = name;
        this.work = work;
        this.progress = progress;
        this.keeper = keeper;
    }

    /// A run that has ended already.
    static Execution ended(String name, Outcome outcome) {
        Execution execution = new Execution(name, () -> null, new Progress(), ended -> {});
        execution.outcome.complete(outcome);
        return execution;
    }

    /// One more job waits for this run.
    ///
    /// @return false where it was stopped before
    synchronized boolean join() {
        if (progress.cancelled()) {
            return false;
        }
        jobs++;
        return true;
    }

    /// One job less; without any, the method is told and its thread interrupted.
    synchronized void leave() {
        jobs--;
        if (jobs > 0 || outcome.isDone()) {
            return;
        }
        progress.cancel();
        if (thread == null) {
            outcome.complete(STOPPED);
        } else {
            thread.interrupt();
        }
    }

    /// Runs the method on the calling thread, unless it was stopped before.
    void run() {
        if (!begin()) {
            return;
        }
        Outcome ended = end(call());
        keep(ended);
        outcome.complete(ended);
    }

    /// A result that cannot be kept is still told.
    private void keep(Outcome ended) {
        try {
            if (!ended.equals(STOPPED)) {
                keeper.accept(ended);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "The result of %s could not be kept", name);
        }
    }

    private synchronized boolean begin() {
        if (progress.cancelled()) {
            return false;
        }
        thread = Thread.currentThread();
        return true;
    }

    /// From here on the thread is not interrupted any more. What a stopped method returned may be a part.
    private synchronized Outcome end(Outcome called) {
        thread = null;
        Thread.interrupted();
        return progress.cancelled() ? STOPPED : called;
    }

    private Outcome call() {
        try {
            return new Outcome.Result(Json.pretty(work.call()));
        } catch (PreventDefault e) {
            return new Outcome.Failure(e.status(), String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            return new Outcome.Failure(e.problem().status(), e.problem().detail());
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            return failed(e);
        }
    }

    private Outcome failed(Throwable thrown) {
        if (progress.cancelled()) {
            return STOPPED;
        }
        LOG.errorf(thrown, "worker error in %s", name);
        return new Outcome.Failure(500, "worker error");
    }

    Progress.Report report() {
        return progress.report();
    }

    /// How it ended; empty before.
    Optional<Outcome> now() {
        return Optional.ofNullable(outcome.getNow(null));
    }

    /// Calls this when it has ended: on the thread that ran the method, or at once.
    void whenEnded(Consumer<Outcome> then) {
        var _ = outcome.thenAccept(then).exceptionally(failed -> {
            LOG.errorf(failed, "What follows the job %s failed", name);
            return null;
        });
    }
}
