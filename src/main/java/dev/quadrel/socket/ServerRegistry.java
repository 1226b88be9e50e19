package dev.quadrel.socket;

import java.util.Optional;
import org.jboss.msc.service.ServiceActivator;
import org.jboss.msc.service.ServiceActivatorContext;
import org.jspecify.annotations.Nullable;

/// The services of the server that has deployed this class. WildFly makes an object of this class in each deployment,
/// and calls it. Thread safe.
public final class ServerRegistry implements ServiceActivator {

    private static volatile @Nullable ServiceActivatorContext server;

    @Override
    public void activate(ServiceActivatorContext context) {
        server = context;
    }

    /// None outside of a server.
    static Optional<ServiceActivatorContext> get() {
        return Optional.ofNullable(server);
    }
}
