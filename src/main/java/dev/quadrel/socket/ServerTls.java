package dev.quadrel.socket;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceActivatorContext;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.ServiceRegistry;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;

/// An SSL context that the server's subsystem `elytron` has under this name, for servers or for clients.
record ServerTls(String name) implements TlsSource {

    static final ServiceName CONTEXTS = ServiceName.parse("org.wildfly.security.ssl-context");

    private static final long SECONDS = 30;

    /// Completed when the server has the context.
    private record Needing(Supplier<SSLContext> context, CompletableFuture<SSLContext> started) implements Service {

        @Override
        public void start(StartContext start) {
            started.complete(context.get());
        }

        @Override
        public void stop(StopContext stop) {}
    }

    /// Waits for it: a server starts its subsystems and deployments at the same time.
    @Override
    public SSLContext context() {
        ServiceActivatorContext server = ServerRegistry.get()
                .orElseThrow(() -> new IllegalStateException(
                        "context=" + name + " is an SSL context of WildFly, and this program does not run in one"));
        ServiceRegistry registry = server.getServiceRegistry();
        if (registry.getService(CONTEXTS.append(name)) == null) {
            throw new IllegalArgumentException(
                    "context=%s: the server has no such SSL context, only %s".formatted(name, names(registry)));
        }
        CompletableFuture<SSLContext> started = new CompletableFuture<>();
        ServiceBuilder<?> builder = server.getServiceTarget().addService();
        builder.setInstance(new Needing(builder.requires(CONTEXTS.append(name)), started))
                .install();
        try {
            return started.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the SSL context " + name + " starts", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "The SSL context " + name + " has not started: the server's log says why", e);
        }
    }

    private static List<String> names(ServiceRegistry registry) {
        return registry.getServiceNames().stream()
                .filter(CONTEXTS::isParentOf)
                .filter(service -> service.length() == CONTEXTS.length() + 1)
                .map(ServiceName::getSimpleName)
                .sorted()
                .toList();
    }
}
