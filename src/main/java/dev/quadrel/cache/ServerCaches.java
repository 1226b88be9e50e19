package dev.quadrel.cache;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.infinispan.Cache;
import org.jboss.msc.service.ServiceActivator;
import org.jboss.msc.service.ServiceActivatorContext;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.ServiceRegistryException;

/// The caches of WildFly's container `quadrel`, which start when they are first asked for: Infinispan's classes are a
/// tenth of what the server loads. Whoever injects a cache has it started with the deployment.
///
/// WildFly makes an object of this class in each deployment, and calls it. Thread safe.
public final class ServerCaches implements ServiceActivator {

    /// The names of WildFly's services end with the names of the caches.
    static final ServiceName SERVICES = ServiceName.parse("org.wildfly.clustering.infinispan.cache.quadrel");

    private static final List<String> NAMES = List.of("tokens", "results", "jobs", "cargo", "live");

    /// Those of the deployment that has loaded this class.
    private static final Map<String, ServerCache> CACHES = new ConcurrentHashMap<>();

    @Override
    public void activate(ServiceActivatorContext context) {
        boolean eager = CacheSettings.from(ConfigProvider.getConfig()).eager();
        NAMES.forEach(name -> CACHES.put(name, install(context, name, eager)));
    }

    private static ServerCache install(ServiceActivatorContext context, String name, boolean eager) {
        ServiceName service = SERVICES.append(name);
        ServiceController<?> server = context.getServiceRegistry().getService(service);
        if (server == null) {
            throw new ServiceRegistryException(
                    "The server has no cache " + name + ": run wildfly-config/configure-infinispan.cli");
        }
        return ServerCache.install(context.getServiceTarget(), service, server, eager);
    }

    /// Whether somebody has asked for a cache, and it has started.
    public static boolean isStarted(String name) {
        ServerCache cache = CACHES.get(name);
        return cache != null && cache.isStarted();
    }

    /// Whether a cache cannot be started.
    static boolean hasFailed() {
        return CACHES.values().stream().anyMatch(ServerCache::hasFailed);
    }

    /// A cache of the server; it is started, if it was not.
    ///
    /// @param name `tokens`, `results`, `jobs`, `cargo` or `live`
    /// @throws IllegalStateException where it cannot be started
    @SuppressWarnings("unchecked")
    public static <K, V> Cache<K, V> get(String name) {
        ServerCache cache = CACHES.get(name);
        if (cache == null) {
            throw new IllegalArgumentException("No cache " + name + "; there are " + NAMES);
        }
        return (Cache<K, V>) cache.started();
    }
}
