package dev.quadrel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts an [AccessFilter] before each resource method that has a [RequiresScope]; the others pay nothing.
@Provider
@ApplicationScoped
public class AccessFeature implements DynamicFeature {

    @Inject
    AccessGate gate;

    @Override
    public void configure(ResourceInfo resource, FeatureContext feature) {
        @Nullable RequiresScope required = resource.getResourceMethod().getAnnotation(RequiresScope.class);
        if (required != null) {
            feature.register(
                    new AccessFilter(gate, List.of(required.value()), required.identified()),
                    Priorities.AUTHENTICATION);
        }
    }
}
