package dev.quadrel.livehost;

import dev.quadrel.livestate.LiveApplication;
import dev.quadrel.livestate.LiveScoped;
import dev.quadrel.livestate.LiveServer;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the live applications of a deployment, and refuses a deployment whose live applications cannot work.
public class LiveExtension implements Extension {

    private final List<LiveApplicationType> types = new ArrayList<>();

    void scope(@Observes BeforeBeanDiscovery event) {
        event.addScope(LiveScoped.class, false, false);
    }

    void find(@Observes @WithAnnotations(LiveApplication.class) ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (type.isAnnotationPresent(LiveApplication.class)) {
            types.add(LiveApplicationType.of(type));
        }
    }

    void offer(@Observes AfterBeanDiscovery event) {
        event.addContext(new LiveContext());
        event.<LiveServer>addBean()
                .types(LiveServer.class, Object.class)
                .scope(Dependent.class)
                .produceWith(beans -> beans.select(LiveApplications.class)
                        .get()
                        .serverFor(beans.select(InjectionPoint.class).get()));
    }

    void check(@Observes AfterDeploymentValidation event) {
        Map<String, LiveApplicationType> byName = new LinkedHashMap<>();
        for (LiveApplicationType type : types) {
            type.faults().forEach(fault -> event.addDeploymentProblem(new DefinitionException(fault)));
            LiveApplicationType other = byName.putIfAbsent(type.name(), type);
            if (other != null) {
                event.addDeploymentProblem(
                        new DefinitionException("%s and %s are live applications of the same name \"%s\""
                                .formatted(other.type().getName(), type.type().getName(), type.name())));
            }
        }
    }

    /// Whether there is any live application.
    public boolean isNeeded() {
        return !types.isEmpty();
    }

    List<LiveApplicationType> types() {
        return List.copyOf(types);
    }
}
