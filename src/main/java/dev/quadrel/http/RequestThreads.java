package dev.quadrel.http;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes the threads on which resource methods and blocking steps run: a fixed number, with a queue before them.
///
/// Not the I/O worker's own pool, which hands each task to a sleeping thread: with short requests and few cores the
/// changes of thread cost more than the requests. A queue lets a thread that is awake take the next one.
final class RequestThreads {

    private static final String NAME = "quadrel-request-";
    private static final long IDLE_SECONDS = 60;

    private RequestThreads() {}

    /// @param count most threads at a time; each ends after a minute without work
    static ThreadPoolExecutor start(int count) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, NAME + number.incrementAndGet());
                    thread.setContextClassLoader(RequestThreads.class.getClassLoader());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
