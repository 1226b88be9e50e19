package dev.quadrel.identity;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/// Who makes a request.
@WithUsers
@Path(BaseUrl.PATH + "/auth")
@ApplicationScoped
public class WhoamiResource {

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
}
