package org.example.bench;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.request.Cached;
import dev.quadrel.request.Middleware;
import dev.quadrel.request.MiddlewareStep;
import dev.quadrel.request.RequestArguments;
import dev.quadrel.request.Verdict;
import dev.quadrel.token.Expiry;
import dev.quadrel.token.Token;
import dev.quadrel.token.TokenStore;
import dev.quadrel.worker.Worker;
import dev.quadrel.worker.WorkerArguments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** The dynamic request that is measured: JSON through two middleware steps. */
@Path("bench")
@ApplicationScoped
public class Bench {

    @Inject
    RequestArguments arguments;

    @Inject
    TokenStore tokens;

    @GET
    @Path("json")
    @Produces(MediaType.APPLICATION_JSON)
    @Middleware({First.class, Second.class})
    public Map<String, Object> json() {
        return Map.of(
                "name", arguments.meta().get("name"), "steps", arguments.meta().get("steps"));
    }

    /** The same without steps: the yardstick of a cached result. */
    @GET
    @Path("plain")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> plain() {
        return Map.of("name", "user", "steps", 2);
    }

    /** The same for those who may read. */
    @GET
    @Path("keyed")
    @Produces(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.READ_METADATA)
    public Map<String, Object> keyed() {
        return plain();
    }

    /** The same from the cache. */
    @GET
    @Path("cached")
    @Produces(MediaType.APPLICATION_JSON)
    @Cached("bench")
    public Map<String, Object> cached() {
        return plain();
    }

    /** Changes the object of a token. */
    @POST
    @Path("token/{token}")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> change(@PathParam("token") String token) {
        return tokens.update(
                new Token(token), Expiry.usual(), object -> object.merge("count", 1, (a, b) -> (int) a + (int) b));
    }

    /** A new token. */
    @POST
    @Path("token")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, String> token() {
        return Map.of("token", tokens.create().text());
    }

    /** A trivial job. */
    @Worker(path = "/bench/job")
    public Map<String, Object> job(WorkerArguments arguments) {
        return arguments.all();
    }

    /** A trivial job whose result is kept. */
    @Worker(path = "/bench/kept", cacheSection = "bench")
    public Map<String, Object> kept(WorkerArguments arguments) {
        return arguments.all();
    }

    /** Notes a name for the request. */
    public static class First implements MiddlewareStep {
        @Override
        public Verdict handle(RequestArguments arguments) {
            arguments.meta().put("name", "user");
            return Verdict.proceed();
        }
    }

    /** Counts the steps. */
    public static class Second implements MiddlewareStep {
        @Override
        public Verdict handle(RequestArguments arguments) {
            arguments.meta().put("steps", 2);
            return Verdict.proceed();
        }
    }
}
