package dev.quadrel.openid;

import dev.quadrel.access.AccessSettings;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// The identity providers, `quadrel.access.openid-providers`, whose names `access` reads.
///
/// @param providers in the order of their names there
public record OpenIdSettings(List<ProviderSettings> providers) {

    public OpenIdSettings {
        providers = List.copyOf(providers);
    }

    /// The settings as the deployment is configured.
    public static OpenIdSettings from(Config config) {
        return new OpenIdSettings(AccessSettings.from(config).openIdProviders().stream()
                .map(name -> ProviderSettings.from(name, config))
                .toList());
    }

    /// The provider of this name.
    Optional<ProviderSettings> find(String name) {
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }
}
