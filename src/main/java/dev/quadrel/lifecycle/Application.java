package dev.quadrel.lifecycle;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/// The deployment as one named thing that starts and stops: all its services, those found as beans in the order of
/// their names, and those added. They start when all else of the deployment has, after the state was restored, and stop
/// before it; then the state is written. Thread safe.
@ApplicationScoped
public class Application {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.lifecycle");

    private final ServiceCollection services = new ServiceCollection("application");
    private volatile boolean running;

    @Inject
    LifecycleSettings settings;

    @Inject
    ApplicationState state;

    @Inject
    @Any
    Instance<Service> beans;

    /// Of the setting, or that of the deployment.
    public String name() {
        return settings.name();
    }

    /// All services, to look at, add to and remove from, while they run too.
    public ServiceCollection services() {
        return services;
    }

    /// Whether the start has succeeded, and the stop has not begun.
    boolean isRunning() {
        return running;
    }

    void start(
            @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.PLATFORM_AFTER)
                    Object context) {
        try {
            state.restore();
            addBeans();
            services.prepare();
            services.start();
        } catch (ServiceException | IOException | RuntimeException e) {
            state.abandon();
            throw new IllegalStateException(
                    "The application %s could not start: %s".formatted(name(), e.getMessage()), e);
        }
        running = true;
        state.begin();
        if (!services.statuses().isEmpty()) {
            LOG.infof("The application %s runs: %s", name(), names());
        }
    }

    private void addBeans() throws ServiceException {
        for (Service service :
                beans.stream().sorted(Comparator.comparing(Service::name)).toList()) {
            services.add(service);
        }
    }

    void stop(
            @Observes @BeforeDestroyed(ApplicationScoped.class) @Priority(Interceptor.Priority.PLATFORM_BEFORE)
                    Object context) {
        if (running) {
            running = false;
            services.stop();
            state.end();
        }
    }

    private List<String> names() {
        return services.statuses().stream().map(ServiceStatus::path).toList();
    }
}
