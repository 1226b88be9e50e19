package dev.quadrel.worker;

import java.util.concurrent.CancellationException;

/// How far a job is, told by the job, shown to clients and operators; and whether anybody still waits for it. Thread
/// safe.
public final class Progress {

    /// One look at a job's progress.
    ///
    /// @param fraction 0 to 1
    /// @param message for people; may be empty
    record Report(double fraction, String message) {
        static final Report NONE = new Report(0, "");
    }

    private volatile Report report = Report.NONE;
    private volatile boolean cancelled;

    Progress() {}

    /// Tells how far the job is.
    ///
    /// @param fraction done so far, 0 to 1
    /// @param message what is being done, for people
    public void report(double fraction, String message) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("Progress is a fraction from 0 to 1, which " + fraction + " is not");
        }
        report = new Report(fraction, message);
    }

    /// Whether the job was stopped. Its thread is interrupted too; a job that neither looks here nor waits runs on to
    /// its end for nothing.
    public boolean cancelled() {
        return cancelled;
    }

    /// Ends a job that was stopped.
    ///
    /// @throws CancellationException where the job was stopped
    public void check() {
        if (cancelled) {
            throw new CancellationException("The job was stopped");
        }
    }

    Report report() {
        return report;
    }

    void cancel() {
        cancelled = true;
    }
}
