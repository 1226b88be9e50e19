package dev.quadrel.worker;

import dev.quadrel.access.Identity;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.audit.AuditEvent;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The jobs of all nodes, for administrators. A job is known by an id that its token does not follow from: whoever has
/// the token can fetch the result.
@Path("admin/jobs")
@ApplicationScoped
public class AdminJobResource {

    private static final int ID_BYTES = 8;

    @Inject
    Workers workers;

    @Inject
    Event<AuditEvent> audit;

    /// All that run, and those whose result nobody has fetched.
    @GET
    @RequiresScope(Scope.READ_PRINCIPALS)
    public Description list() {
        List<Map<String, @Nullable Object>> jobs = workers.list().entrySet().stream()
                .map(job -> json(id(job.getKey()), job.getValue()))
                .toList();
        return new Description(Json.bytes(jobs));
    }

    private static Map<String, @Nullable Object> json(String id, JobRecord job) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("worker", job.worker());
        json.put("account", job.who());
        json.put("since", job.since().toString());
        json.put("node", job.node());
        switch (job.state()) {
            case JobState.Running(Progress.Report(double fraction, String message)) -> {
                json.put("state", "running");
                json.put("fraction", fraction);
                json.put("message", message);
            }
            case JobState.Ended(Outcome.Result _) -> json.put("state", "done");
            case JobState.Ended(Outcome.Failure(int status, String reason)) -> {
                json.put("state", "failed");
                json.put("message", status + " " + reason);
            }
        }
        return json;
    }

    /// Stops a job, and forgets its result.
    @DELETE
    @Path("{job}")
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Response stop(@PathParam("job") String id, @Context SecurityContext security) {
        Map.Entry<String, JobRecord> job = workers.list().entrySet().stream()
                .filter(one -> id(one.getKey()).equals(id))
                .filter(one -> workers.stop(one.getKey()))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no job \"%s\"".formatted(id)));
        audit.fire(AuditEvent.done(
                "job.stop", Identity.of(security).getName(), id, job.getValue().worker()));
        return Response.noContent().build();
    }

    static String id(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each JDK has SHA-256", e);
        }
    }
}
