package dev.quadrel.cache;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;
import org.infinispan.Cache;

/// Makes the [ResultCache] over the server's Infinispan cache, which starts with its first use.
@ApplicationScoped
class ResultCacheProducer {

    /// WildFly prints the name when it finds no such cache: it is the message.
    @Resource(
            name = "run-wildfly-config/configure-infinispan.cli-for-the-cache-results",
            lookup = "java:jboss/infinispan/cache/quadrel/results")
    Cache<byte[], byte[]> results;

    @Produces
    @ApplicationScoped
    ResultCache cache() {
        return new ResultCache(results, CacheSettings.from(ConfigProvider.getConfig()), Clock.systemUTC());
    }
}
