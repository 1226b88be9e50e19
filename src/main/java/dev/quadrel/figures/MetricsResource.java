package dev.quadrel.figures;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/// The figures for Prometheus, where it looks for them unless told otherwise.
@Path("metrics")
@ApplicationScoped
public class MetricsResource {

    @Inject
    Figures figures;

    /// All of them.
    @GET
    @RequiresScope(Scope.METRICS)
    public Response metrics() {
        return Response.ok(PrometheusText.of(figures.all()), PrometheusText.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .build();
    }
}
