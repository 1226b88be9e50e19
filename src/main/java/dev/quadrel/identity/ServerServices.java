package dev.quadrel.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceActivator;
import org.jboss.msc.service.ServiceActivatorContext;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.ServiceRegistry;
import org.jboss.msc.service.ServiceRegistryException;
import org.jspecify.annotations.Nullable;

/// The security domain among the server's services that knows users and passwords, where the settings name one. WildFly
/// makes an object of this class in each deployment, and calls it. Thread safe.
public final class ServerServices implements ServiceActivator {

    private static final ServiceName DOMAINS = ServiceName.parse("org.wildfly.security.security-domain");

    /// That of the deployment that has loaded this class.
    private static volatile @Nullable Supplier<?> domain;

    @Override
    public void activate(ServiceActivatorContext context) {
        ConfigProvider.getConfig()
                .getOptionalValue(IdentitySettings.PASSWORD_DOMAIN, String.class)
                .ifPresent(name -> domain = require(context, name));
    }

    private static Supplier<?> require(ServiceActivatorContext context, String name) {
        ServiceRegistry registry = context.getServiceRegistry();
        if (registry.getService(DOMAINS.append(name)) == null) {
            throw new ServiceRegistryException("%s is \"%s\", but the server has no such security domain, only %s"
                    .formatted(IdentitySettings.PASSWORD_DOMAIN, name, domains(registry)));
        }
        ServiceBuilder<?> builder = context.getServiceTarget().addService();
        Supplier<?> required = builder.requires(DOMAINS.append(name));
        builder.setInstance(Service.NULL).install();
        return required;
    }

    private static List<String> domains(ServiceRegistry registry) {
        return registry.getServiceNames().stream()
                .filter(DOMAINS::isParentOf)
                .filter(service -> service.length() == DOMAINS.length() + 1)
                .map(ServiceName::getSimpleName)
                .sorted()
                .toList();
    }

    /// The security domain; none where the settings name none.
    static Optional<Object> domain() {
        @Nullable Supplier<?> required = domain;
        return Optional.ofNullable(required == null ? null : required.get());
    }
}
