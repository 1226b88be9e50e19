package dev.quadrel.health;

import dev.quadrel.health.Probe.Question;
import dev.quadrel.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/// How the server is, in the form of MicroProfile Health: 200 with `UP`, or 503 with `DOWN`. For everybody: it tells
/// which parts there are, and no more.
@Path("health")
@ApplicationScoped
public class ProbeResource {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.health");

    @Inject
    @Any
    Instance<Probe> probes;

    /// What is told of one part.
    record Check(String name, String status) {

        static Check of(String name, boolean isUp) {
            return new Check(name, isUp ? "UP" : "DOWN");
        }

        boolean isUp() {
            return status.equals("UP");
        }
    }

    /// All questions at once.
    @GET
    public Response all() {
        return answer(Set.of(Question.values()));
    }

    /// Whether it must be started anew.
    @GET
    @Path("live")
    public Response live() {
        return answer(Set.of(Question.LIVE));
    }

    /// Whether requests may be sent to it.
    @GET
    @Path("ready")
    public Response ready() {
        return answer(Set.of(Question.READY));
    }

    /// Whether it has started.
    @GET
    @Path("started")
    public Response started() {
        return answer(Set.of(Question.STARTED));
    }

    private Response answer(Set<Question> questions) {
        List<Check> checks = new ArrayList<>();
        // It does, or it would not answer.
        checks.add(Check.of("server", true));
        probes.handles().forEach(handle -> {
            Probe probe = handle.get();
            if (probe.questions().stream().anyMatch(questions::contains)) {
                checks.add(Check.of(probe.name(), isUp(probe)));
            }
        });
        checks.sort(Comparator.comparing(Check::name));
        boolean isUp = checks.stream().allMatch(Check::isUp);
        return Response.status(isUp ? 200 : 503)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .entity(Json.bytes(Map.of("status", isUp ? "UP" : "DOWN", "checks", checks)))
                .build();
    }

    private static boolean isUp(Probe probe) {
        try {
            return probe.isUp();
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s is not well", probe.name());
            return false;
        }
    }
}
