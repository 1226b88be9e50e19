package dev.quadrel.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.infinispan.Cache;
import org.jboss.msc.Service;
import org.jboss.msc.service.LifecycleEvent;
import org.jboss.msc.service.LifecycleListener;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceController.Mode;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.ServiceTarget;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;

/// A cache of the server as a service of the deployment that needs it, so that it starts, on the server's own threads,
/// when that service is told to. Thread safe.
final class ServerCache implements Service {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ServiceName name;
    private final Supplier<Cache<?, ?>> cache;
    private volatile CompletableFuture<Cache<?, ?>> started = new CompletableFuture<>();
    private volatile Runnable start = () -> {};

    private ServerCache(ServiceName name, Supplier<Cache<?, ?>> cache) {
        this.name = name;
        this.cache = cache;
    }

    /// Installs the service.
    ///
    /// @param name of the server's own service of the cache
    /// @param server that service
    /// @param eager whether it starts at once
    static ServerCache install(ServiceTarget target, ServiceName name, ServiceController<?> server, boolean eager) {
        ServiceBuilder<?> builder = target.addService();
        ServerCache cache = new ServerCache(name, builder.requires(name));
        ServiceController<?> controller = builder.setInstance(cache)
                .setInitialMode(eager ? Mode.ACTIVE : Mode.NEVER)
                .install();
        cache.start = () -> controller.setMode(Mode.ACTIVE);
        watch(server, controller, cache);
        return cache;
    }

    /// Nobody waits for a cache that has failed. The server's service outlives this deployment, and must not hold it.
    private static void watch(ServiceController<?> server, ServiceController<?> own, ServerCache cache) {
        LifecycleListener failure = (service, event) -> {
            if (event == LifecycleEvent.FAILED) {
                cache.started.completeExceptionally(service.getStartException());
            }
        };
        server.addListener(failure);
        own.addListener((service, event) -> {
            if (event == LifecycleEvent.REMOVED) {
                server.removeListener(failure);
            }
        });
    }

    /// The cache, when it has started.
    Cache<?, ?> started() {
        CompletableFuture<Cache<?, ?>> now = started;
        if (!now.isDone()) {
            start.run();
        }
        try {
            return now.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the cache " + name.getSimpleName() + " starts", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "The cache " + name.getSimpleName() + " has not started: the server's log says why", e);
        }
    }

    boolean isStarted() {
        return started.isDone() && !started.isCompletedExceptionally();
    }

    boolean hasFailed() {
        return started.isCompletedExceptionally();
    }

    @Override
    public void start(StartContext context) {
        started.complete(cache.get());
    }

    @Override
    public void stop(StopContext context) {
        started = new CompletableFuture<>();
    }
}
