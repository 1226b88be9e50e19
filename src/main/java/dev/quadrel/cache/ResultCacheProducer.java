package dev.quadrel.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;

/// Makes the [ResultCache] over the server's Infinispan cache, which starts with its first use.
@ApplicationScoped
class ResultCacheProducer {

    @Produces
    @ApplicationScoped
    ResultCache cache() {
        return new ResultCache(
                ServerCaches.get("results"), CacheSettings.from(ConfigProvider.getConfig()), Clock.systemUTC());
    }
}
