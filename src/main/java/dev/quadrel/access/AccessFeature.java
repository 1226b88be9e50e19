package dev.quadrel.access;

import dev.quadrel.audit.AuditEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.function.Consumer;

/// Puts an [AccessFilter] before each resource method that has a [RequiresScope], or that Jakarta's annotations keep
/// for some roles; the others pay nothing.
@Provider
@ApplicationScoped
public class AccessFeature implements DynamicFeature {

    private Consumer<AuditEvent> audit = event -> {};

    @Inject
    AccessGate gate;

    @Inject
    void connect(Event<AuditEvent> events) {
        tell(events::fire);
    }

    void tell(Consumer<AuditEvent> listener) {
        audit = listener;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext feature) {
        Requirement.of(resource.getResourceMethod(), resource.getResourceClass())
                .ifPresent(requirement ->
                        feature.register(new AccessFilter(gate, audit, requirement), Priorities.AUTHENTICATION));
    }
}
