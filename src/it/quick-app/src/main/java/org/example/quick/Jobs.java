package org.example.quick;

import dev.quadrel.worker.Progress;
import dev.quadrel.worker.Worker;
import dev.quadrel.worker.WorkerArguments;
import dev.quadrel.worker.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The long jobs of the application. */
@ApplicationScoped
public class Jobs {

    private static final long START = System.nanoTime();

    private final AtomicInteger runs = new AtomicInteger();

    @Inject
    Workers workers;

    /** Sleeps; tells how long the server has been up. */
    @Worker(path = "/api/uptime_worker")
    public Map<String, Object> uptime(WorkerArguments arguments) throws InterruptedException {
        sleep(arguments.number("time"));
        return Map.of("uptime", (System.nanoTime() - START) / 1_000_000);
    }

    /** A text that comes in pieces, or whole again. */
    @Worker(path = "/api/message")
    public String message(WorkerArguments arguments) throws InterruptedException {
        workers.chunkSize(arguments.flag("split") ? 10 : workers.configuredChunkSize());
        sleep(2);
        return "1234567890 the quick brown fox jumps over the lazy dog";
    }

    /** Gives back what it got. */
    @Worker(path = "/w/echo")
    public Map<String, Object> echo(WorkerArguments arguments) {
        return arguments.all();
    }

    /** Gives back what it got, after a while, and tells how far it is. */
    @Worker(path = "/w/slow")
    public Map<String, Object> slow(WorkerArguments arguments, Progress progress) throws InterruptedException {
        double seconds = arguments.number("t");
        int steps = 10;
        for (int step = 0; step < steps; step++) {
            progress.report((double) step / steps, "step " + step + " of " + steps);
            sleep(seconds / steps);
        }
        return arguments.all();
    }

    /** How many such jobs have run since the start; takes a while, but an equal one is answered from the cache. */
    @Worker(path = "/w/kept", cacheSection = "www")
    public Map<String, Object> kept(WorkerArguments arguments) throws InterruptedException {
        sleep(arguments.number("t"));
        return Map.of("runs", runs.incrementAndGet());
    }

    /** Many texts. */
    @Worker(path = "/w/big")
    public List<String> big(WorkerArguments arguments) {
        return IntStream.range(0, (int) arguments.number("n"))
                .mapToObj(i -> "text number " + i)
                .toList();
    }

    /** Fails. */
    @Worker(path = "/w/err")
    public Object err() {
        throw new IllegalStateException("this worker always fails");
    }

    private static void sleep(double seconds) throws InterruptedException {
        Thread.sleep((long) (seconds * 1000));
    }
}
