package dev.quadrel.livestate;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Work beside a live server's loop.
final class LiveTask {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.livestate");

    private LiveTask() {}

    /// Starts it on a virtual thread. A failure is logged, and is in the result.
    static <T extends @Nullable Object> CompletableFuture<T> start(String server, Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().name("live-" + server + "-task").start(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                LOG.debugf(e, "A task of the live server \"%s\" failed", server);
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
