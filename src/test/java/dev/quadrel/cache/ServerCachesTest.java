package dev.quadrel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.infinispan.Cache;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceActivatorContext;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceContainer;
import org.jboss.msc.service.ServiceController.Mode;
import org.jboss.msc.service.ServiceRegistry;
import org.jboss.msc.service.ServiceRegistryException;
import org.jboss.msc.service.ServiceTarget;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StartException;
import org.jboss.msc.service.StopContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Caches as services of a container like WildFly's.
class ServerCachesTest {

    private final DefaultCacheManager manager = new DefaultCacheManager(new GlobalConfigurationBuilder().build());
    private final ServiceContainer container = ServiceContainer.Factory.create();

    /// What WildFly's own service of a cache does: it starts on demand.
    private final class CacheService implements Service {
        private final String name;
        private final Consumer<Cache<?, ?>> provided;

        CacheService(String name, Consumer<Cache<?, ?>> provided) {
            this.name = name;
            this.provided = provided;
        }

        @Override
        public void start(StartContext context) throws StartException {
            if (name.equals("cargo")) {
                throw new StartException("no room");
            }
            manager.defineConfiguration(name, new ConfigurationBuilder().build());
            provided.accept(manager.getCache(name));
        }

        @Override
        public void stop(StopContext context) {}
    }

    @AfterEach
    void stop() throws InterruptedException {
        container.shutdown();
        container.awaitTermination(10, TimeUnit.SECONDS);
        manager.stop();
    }

    // rule 12
    @Test
    void aCache_startsWhenItIsAskedFor() {
        serve("tokens", "results", "jobs", "cargo", "live");
        activate();
        assertThat(manager.getCacheNames()).isEmpty();
        assertThat(ServerCaches.<String, String>get("tokens")).isSameAs(manager.getCache("tokens"));
        assertThat(manager.getCacheNames()).containsExactly("tokens");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerCaches.get("users"))
                .withMessageContaining("tokens");
    }

    // rule 12
    @Test
    void aCacheThatDoesNotStart_isToldAtOnce() {
        serve("tokens", "results", "jobs", "cargo", "live");
        activate();
        assertThatIllegalStateException()
                .isThrownBy(() -> ServerCaches.get("cargo"))
                .withMessageContaining("cargo")
                .withStackTraceContaining("no room");
    }

    // rule 12
    @Test
    void whereItIsSaid_allStartWithTheDeployment() throws InterruptedException {
        serve("tokens", "results", "jobs", "live");
        serve("cargo");
        System.setProperty("quadrel.cache.eager", "true");
        try {
            activate();
        } finally {
            System.clearProperty("quadrel.cache.eager");
        }
        container.awaitStability(10, TimeUnit.SECONDS);
        assertThat(manager.getCacheNames()).containsExactlyInAnyOrder("tokens", "results", "jobs", "live");
    }

    // rule 12
    @Test
    void withoutACache_theDeploymentFails_andNamesTheScript() {
        serve("tokens", "jobs", "cargo", "live");
        assertThatThrownBy(this::activate)
                .isInstanceOf(ServiceRegistryException.class)
                .hasMessageContaining("results")
                .hasMessageContaining("wildfly-config/configure-infinispan.cli");
    }

    private void serve(String... names) {
        for (String name : names) {
            ServiceBuilder<?> builder = container.addService();
            Consumer<Cache<?, ?>> provided = builder.provides(ServerCaches.SERVICES.append(name));
            builder.setInstance(new CacheService(name, provided))
                    .setInitialMode(Mode.ON_DEMAND)
                    .install();
        }
    }

    private void activate() {
        new ServerCaches().activate(new ServiceActivatorContext() {
            @Override
            public ServiceTarget getServiceTarget() {
                return container;
            }

            @Override
            public ServiceRegistry getServiceRegistry() {
                return container;
            }
        });
    }
}
