package dev.quadrel.identity;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;

/// Who makes a request, and how a browser forgets that.
@WithUsers
@Path(BaseUrl.PATH + "/auth")
@ApplicationScoped
public class WhoamiResource {

    private static final String NO_KEY = "tiled_api_key=; Max-Age=0; HttpOnly; Path=/; SameSite=lax";

    @Inject
    IdentityStore store;

    /// The principal; null for somebody without credentials.
    @GET
    @Path("whoami")
    @RequiresScope(
            value = {},
            identified = true)
    public Description whoami(@Context SecurityContext security) {
        return PrincipalJson.description(Callers.find(security)
                .map(member -> store.open()
                        .principals()
                        .find(member.principal())
                        .orElseThrow(() -> ProblemException.of(401, "Principal no longer exists.")))
                .map(PrincipalJson::of)
                .orElse(null));
    }

    /// Takes the cookie with the key away; sessions end by their refresh token.
    @POST
    @Path("logout")
    @RequiresScope({})
    public Response logOut() {
        return Response.ok(new Description(Json.bytes(Map.of())))
                .header("Set-Cookie", NO_KEY)
                .build();
    }
}
