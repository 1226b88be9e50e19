package dev.quadrel.management;

import java.util.List;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.registry.AttributeAccess;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelType;

/// What is counted and measured, as metrics of the model: of all deployments of this server together, 0 without any.
final class LiveFigures {

    private static final List<String> COUNTERS =
            List.of("requests", "jobs-ended", "cache-hits", "cache-misses", "cache-stores", "cache-evictions");

    private static final List<String> GAUGES = List.of(
            "jobs-running",
            "jobs-queued",
            "cache-entries",
            "cache-bytes",
            "tokens",
            "nodes",
            "principals",
            "sessions",
            "api-keys",
            "live-clients",
            "live-servers",
            "live-calls");

    private LiveFigures() {}

    static void register(ManagementResourceRegistration resource) {
        COUNTERS.forEach(name -> register(resource, name, AttributeAccess.Flag.COUNTER_METRIC));
        GAUGES.forEach(name -> register(resource, name, AttributeAccess.Flag.GAUGE_METRIC));
    }

    private static void register(ManagementResourceRegistration resource, String name, AttributeAccess.Flag kind) {
        AttributeDefinition attribute = SimpleAttributeDefinitionBuilder.create(name, ModelType.LONG)
                .setFlags(kind)
                .setStorageRuntime()
                .build();
        resource.registerMetric(
                attribute, (context, operation) -> context.getResult().set(sum(name)));
    }

    private static long sum(String name) {
        return Deployments.all().values().stream()
                .mapToLong(deployment -> deployment.figures().getOrDefault(name, 0L))
                .sum();
    }
}
