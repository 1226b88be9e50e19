package dev.quadrel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/// Makes the one gate of the deployment.
@ApplicationScoped
class AccessGateProducer {

    @Inject
    Instance<Members> members;

    @Produces
    @Singleton
    AccessGate gate() {
        return new AccessGate(AccessSettings.from(ConfigProvider.getConfig()), members::get);
    }
}
