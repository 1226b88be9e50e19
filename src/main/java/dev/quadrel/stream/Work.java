package dev.quadrel.stream;

/// Starts what may wait, for threads that may not.
final class Work {

    private Work() {}

    /// In a virtual thread with the application's classes.
    static void start(Runnable task) {
        Thread thread = Thread.ofVirtual().name("stream").unstarted(task);
        thread.setContextClassLoader(Work.class.getClassLoader());
        thread.start();
    }
}
