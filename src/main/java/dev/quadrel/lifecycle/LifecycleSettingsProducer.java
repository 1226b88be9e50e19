package dev.quadrel.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.ConfigProvider;

/// Reads the settings for the beans that need them.
@ApplicationScoped
class LifecycleSettingsProducer {

    @Produces
    LifecycleSettings settings() {
        return LifecycleSettings.from(ConfigProvider.getConfig());
    }
}
