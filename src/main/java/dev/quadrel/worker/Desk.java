package dev.quadrel.worker;

import java.util.function.IntSupplier;

/// Where all requests for jobs go.
///
/// @param chunkSize characters of one piece, at this moment
record Desk(
        Jobs jobs, LiveJobs live, JobTable table, WorkerSettings settings, IntSupplier chunkSize, JobEvents events) {

    Desk(Jobs jobs, LiveJobs live, JobTable table, WorkerSettings settings, IntSupplier chunkSize) {
        this(jobs, live, table, settings, chunkSize, new JobEvents(live));
    }

    void close() {
        events.close();
        live.close();
    }
}
