package dev.quadrel.token;

import dev.quadrel.cache.ServerCaches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;

/// Makes the [TokenStore] over the server's Infinispan cache, which starts with its first use.
@ApplicationScoped
class TokenStoreProducer {

    @Produces
    @ApplicationScoped
    TokenStore store() {
        return new TokenStore(
                ServerCaches.get("tokens"), TokenSettings.from(ConfigProvider.getConfig()), Clock.systemUTC());
    }
}
