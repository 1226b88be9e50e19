package dev.quadrel.about;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

/// Whether the server takes requests, for probes.
@Path("healthz")
@ApplicationScoped
public class HealthResource {

    /// It does, or it would not answer.
    @GET
    public Map<String, String> health() {
        return Map.of("status", "ready");
    }
}
