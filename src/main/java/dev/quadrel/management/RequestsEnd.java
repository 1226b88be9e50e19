package dev.quadrel.management;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.as.controller.CapabilityServiceBuilder;
import org.jboss.as.controller.CapabilityServiceTarget;
import org.jboss.as.server.suspend.ServerResumeContext;
import org.jboss.as.server.suspend.ServerSuspendContext;
import org.jboss.as.server.suspend.SuspendableActivity;
import org.jboss.as.server.suspend.SuspendableActivityRegistry;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;

/// Has a server that is suspended, as it is before it stops, refuse the deployments' new requests and wait until those
/// under way have ended, those too that WildFly's own request controller does not see. How long the server waits at
/// most is said to WildFly.
final class RequestsEnd implements Service, SuspendableActivity {

    static final ServiceName NAME = ServiceName.of("dev", "quadrel", "management", "requests-end");

    private static final int POLL_MILLIS = 20;

    private final Supplier<SuspendableActivityRegistry> registry;
    private volatile boolean suspended;

    RequestsEnd(Supplier<SuspendableActivityRegistry> registry) {
        this.registry = registry;
    }

    static void install(CapabilityServiceTarget target) {
        CapabilityServiceBuilder<?> builder = target.addService();
        builder.provides(NAME);
        builder.setInstance(new RequestsEnd(builder.requires(SuspendableActivityRegistry.SERVICE_DESCRIPTOR)))
                .install();
    }

    @Override
    public void start(StartContext context) {
        registry.get().registerActivity(this);
    }

    @Override
    public void stop(StopContext context) {
        registry.get().unregisterActivity(this);
    }

    /// At a start there is no deployment yet, and what WildFly thinks of requests then holds.
    @Override
    public CompletionStage<Void> suspend(ServerSuspendContext context) {
        if (context.isStarting()) {
            return COMPLETED;
        }
        suspended = true;
        Deployments.requests().forEach(RequestsMXBean::refuse);
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> await(ended), "quadrel-requests-end");
        thread.setDaemon(true);
        thread.start();
        return ended;
    }

    /// Until there are none, or the server goes on.
    private void await(CompletableFuture<Void> ended) {
        try {
            while (suspended && isAnyUnderWay()) {
                Thread.sleep(POLL_MILLIS);
            }
            ended.complete(null);
        } catch (InterruptedException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private static boolean isAnyUnderWay() {
        return Deployments.requests().stream().anyMatch(requests -> requests.getUnderWay() > 0);
    }

    @Override
    public CompletionStage<Void> resume(ServerResumeContext context) {
        suspended = false;
        Deployments.requests().forEach(RequestsMXBean::accept);
        return COMPLETED;
    }
}
