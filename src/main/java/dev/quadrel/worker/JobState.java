package dev.quadrel.worker;

/// Where a job stands, as any node sees it.
sealed interface JobState {

    /// It waits for a thread or runs.
    record Running(Progress.Report progress) implements JobState {}

    /// It has ended.
    record Ended(Outcome outcome) implements JobState {}
}
