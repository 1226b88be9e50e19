package org.example.quick;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.request.RequestArguments;
import dev.quadrel.token.Expiry;
import dev.quadrel.token.Token;
import dev.quadrel.token.TokenStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Collections;
import java.util.Map;

/** What the server keeps for a client, under a token. */
@Path("tok")
@ApplicationScoped
public class Tokens {

    @Inject
    TokenStore tokens;

    @Inject
    RequestArguments arguments;

    /** A new token. */
    @POST
    public Map<String, String> create() {
        return Map.of("token", tokens.create().text());
    }

    /** Merges the body into the object and answers the object. */
    @POST
    @Path("{token}")
    public Map<String, Object> merge(@PathParam("token") String token) {
        if (!(arguments.post() instanceof Map<?, ?> body)) {
            throw ProblemException.badRequest("The body is a JSON object");
        }
        return tokens.update(
                new Token(token),
                expiry(),
                object -> body.forEach((name, value) -> object.put(String.valueOf(name), value)));
    }

    /** The object. */
    @GET
    @Path("{token}")
    public Map<String, Object> read(@PathParam("token") String token) {
        return tokens.open(new Token(token), Expiry.usual());
    }

    /** For how many seconds the object is kept: null for ever, 0 for an unknown token. */
    @GET
    @Path("{token}/ttl")
    public Map<String, Object> timeToLive(@PathParam("token") String token) {
        return Collections.singletonMap(
                "ttl",
                tokens.timeToLive(new Token(token))
                        .map(time -> time.toMillis() / 1000.0)
                        .orElse(null));
    }

    private Expiry expiry() {
        Object expire = arguments.query("expire");
        return Expiry.parse(expire == null ? null : expire.toString());
    }
}
