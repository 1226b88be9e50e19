package dev.quadrel.worker;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.request.RequestArguments;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One worker's URL: quick_server's protocol by POST, and beside it jobs as resources. It is bound to the worker's path
/// when the application is deployed, and so has no path of its own.
public final class WorkerResource {

    private final WorkerMethod worker;
    private final Supplier<Desk> desk;
    private final RequestArguments request;

    WorkerResource(WorkerMethod worker, Supplier<Desk> desk, RequestArguments request) {
        this.worker = worker;
        this.desk = desk;
        this.request = request;
    }

    /// An action of the wire protocol; with `?wait=` or `Prefer` the payload itself, which starts a job.
    @POST
    public @Nullable Response post(@Context SecurityContext security) throws IOException {
        Object body = Json.read(request.body());
        if (!(body instanceof Map<?, ?> members)) {
            throw ProblemException.badRequest("The body of a request to a worker is a JSON object");
        }
        Call call = new Call(desk.get(), exchange());
        Preference preference = Preference.of(request.query("wait"), request.header("Prefer"));
        if (preference.isGiven()) {
            JobReplies replies = new JobReplies(exchange(), preference);
            Job job = call.desk().jobs().start(worker, arguments(members), who(security));
            return call.await(job, preference.limit(), replies::ended, replies::running);
        }
        return act(call, members, security);
    }

    private @Nullable Response act(Call call, Map<?, ?> members, SecurityContext security) {
        return switch (String.valueOf(member(members, "action"))) {
            case "start" -> {
                Job job = call.desk().jobs().start(worker, arguments(payload(members)), who(security));
                yield call.await(job, call.desk().settings().firstWait(), call::ended, call::running);
            }
            case "get" -> call.get(member(members, "token"));
            case "cargo" -> call.cargo(member(members, "token"));
            case "stop" -> call.stop(member(members, "token"));
            default ->
                throw ProblemException.badRequest(
                        "The action \"%s\" is none of start, get, cargo, stop".formatted(members.get("action")));
        };
    }

    /// How a job stands: 200 with its result, 202 while it runs.
    @GET
    @Path("jobs/{token}")
    public Response look(@PathParam("token") String token) {
        JobRecord job = desk.get().live().look(token).orElseThrow(() -> unknown(token));
        JobReplies replies = new JobReplies(exchange(), Preference.NONE);
        return switch (job.state()) {
            case JobState.Running(Progress.Report report) -> replies.running(token, report);
            case JobState.Ended(Outcome outcome) -> replies.ended(token, outcome);
        };
    }

    /// Stops a job and forgets its result.
    @DELETE
    @Path("jobs/{token}")
    public Response stop(@PathParam("token") String token) {
        if (!desk.get().live().stop(token)) {
            throw unknown(token);
        }
        return Response.noContent().build();
    }

    /// Progress and result as they come.
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(@QueryParam("token") String token, @Context SseEventSink sink, @Context Sse sse) {
        Desk now = desk.get();
        if (now.live().look(token).isEmpty()) {
            throw unknown(token);
        }
        now.events().send(token, sink, sse);
    }

    private static ProblemException unknown(String token) {
        return ProblemException.notFound(
                "There is no job \"%s\": it was stopped, its result was fetched, or it is too old".formatted(token));
    }

    private static Object member(Map<?, ?> members, String name) {
        Object value = members.get(name);
        if (value instanceof String || value instanceof Number) {
            return value;
        }
        throw ProblemException.badRequest(
                "The field \"%s\" is missing; a request has an action (start, get, cargo, stop), and all but start a token"
                        .formatted(name));
    }

    private static Map<?, ?> payload(Map<?, ?> members) {
        Object payload = members.get("payload");
        if (payload == null) {
            return Map.of();
        }
        if (payload instanceof Map<?, ?> fields) {
            return fields;
        }
        throw ProblemException.badRequest("The field \"payload\" is a JSON object, which this is not");
    }

    private WorkerArguments arguments(Map<?, ?> payload) {
        return WorkerArguments.of(payload, request.segments());
    }

    private static String who(SecurityContext security) {
        Principal principal = security.getUserPrincipal();
        return principal == null ? "anonymous" : principal.getName();
    }

    private static HttpServerExchange exchange() {
        return ServletRequestContext.requireCurrent().getExchange();
    }
}
