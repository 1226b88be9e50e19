package dev.quadrel.stream;

/// Starts what may wait, for threads that may not.
final class Work {

    private Work() {}

    /// In a thread with the application's classes; no virtual one, which would have to wait where others block the
    /// few that carry them.
    static void start(Runnable task) {
        Thread thread = Thread.ofPlatform().daemon().name("stream").unstarted(task);
        thread.setContextClassLoader(Work.class.getClassLoader());
        thread.start();
    }
}
