package dev.quadrel.identity;

import dev.quadrel.access.Identity;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The API keys of whoever makes the request.
@WithUsers
@Path(BaseUrl.PATH + "/auth/apikey")
@ApplicationScoped
public class KeyResource {

    @Inject
    IdentityStore store;

    /// A new key.
    @POST
    @RequiresScope(Scope.CREATE_APIKEYS)
    public Response create(InputStream body, @Context SecurityContext security) throws IOException {
        Identity.Member caller = Callers.require(security);
        NewKey wanted = NewKey.parse(ShortBody.json(body)).within(caller.tags());
        ApiKeys keys = store.open().keys();
        ApiKeys.Made made = keys.create(caller.principal(), keys.endingWith(caller, wanted), caller.scopes());
        store.did(caller, "key.create", made.key().firstEight, made.key().scopes);
        return PrincipalJson.secret(PrincipalJson.key(made));
    }

    /// What is known of the key that the request was made with.
    @GET
    @RequiresScope(
            value = {},
            identified = true)
    public Description show(@Context SecurityContext security) {
        Identity.Member caller = Callers.require(security);
        String firstEight =
                caller.key().orElseThrow(() -> ProblemException.of(401, "No API key was provided with this request."));
        return PrincipalJson.description(PrincipalJson.key(store.open()
                .keys()
                .find(caller.principal(), firstEight)
                .orElseThrow(() -> ProblemException.of(401, "Invalid API key"))));
    }

    /// Takes a key away.
    @DELETE
    @RequiresScope(Scope.REVOKE_APIKEYS)
    public Response delete(@QueryParam("first_eight") @Nullable String firstEight, @Context SecurityContext security) {
        Identity.Member caller = Callers.require(security);
        if (!store.open().keys().delete(caller.principal(), required(firstEight))) {
            throw ProblemException.notFound("The currently-authenticated principal has no such API key.");
        }
        store.did(caller, "key.revoke", required(firstEight).substring(0, 8), "");
        return Response.noContent().build();
    }

    static String required(@Nullable String firstEight) {
        if (firstEight == null || firstEight.length() < 8) {
            throw ProblemException.of(422, "first_eight has the first 8 characters of a key");
        }
        return firstEight;
    }
}
