package dev.quadrel.figures;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.negotiation.BaseUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/// The same figures where Tiled has them.
@Path(BaseUrl.PATH + "/metrics")
@ApplicationScoped
public class ApiMetricsResource {

    @Inject
    MetricsResource metrics;

    /// All of them.
    @GET
    @RequiresScope(Scope.METRICS)
    public Response metrics() {
        return metrics.metrics();
    }
}
