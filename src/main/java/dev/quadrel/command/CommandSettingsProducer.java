package dev.quadrel.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.ConfigProvider;

/// Reads the settings for the beans that need them.
@ApplicationScoped
class CommandSettingsProducer {

    @Produces
    CommandSettings settings() {
        return CommandSettings.from(ConfigProvider.getConfig());
    }
}
