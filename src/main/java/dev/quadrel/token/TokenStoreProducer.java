package dev.quadrel.token;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;
import org.infinispan.Cache;

/// Makes the [TokenStore] over the server's Infinispan cache, which starts with its first use.
@ApplicationScoped
class TokenStoreProducer {

    /// WildFly prints the name when it finds no such cache: it is the message.
    @Resource(
            name = "run-wildfly-config/configure-infinispan.cli-for-the-cache-tokens",
            lookup = "java:jboss/infinispan/cache/quadrel/tokens")
    Cache<String, String> tokens;

    @Produces
    @ApplicationScoped
    TokenStore store() {
        return new TokenStore(tokens, TokenSettings.from(ConfigProvider.getConfig()), Clock.systemUTC());
    }
}
