package org.example.bench;

import dev.quadrel.request.Middleware;
import dev.quadrel.request.MiddlewareStep;
import dev.quadrel.request.RequestArguments;
import dev.quadrel.request.Verdict;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** The dynamic request that is measured: JSON through two middleware steps. */
@Path("bench")
public class Bench {

    @Inject
    RequestArguments arguments;

    @GET
    @Path("json")
    @Produces(MediaType.APPLICATION_JSON)
    @Middleware({First.class, Second.class})
    public Map<String, Object> json() {
        return Map.of(
                "name", arguments.meta().get("name"), "steps", arguments.meta().get("steps"));
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
