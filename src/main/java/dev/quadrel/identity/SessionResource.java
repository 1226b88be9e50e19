package dev.quadrel.identity;

import dev.quadrel.access.Identity;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.audit.AuditEvent;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// How sessions go on and end.
@WithUsers
@Path(BaseUrl.PATH + "/auth/session")
@ApplicationScoped
public class SessionResource {

    @Inject
    IdentityStore store;

    /// New tokens for a refresh token, with the roles of now.
    @POST
    @Path("refresh")
    @RequiresScope({})
    public Response refresh(InputStream body) throws IOException {
        OpenIdentities open = store.open();
        UUID session = open.tokens().sessionOfRefresh(refreshToken(body));
        LoginSessions.Opened opened = store.refresh(session);
        return PrincipalJson.secret(open.tokens().of(opened.profile(), opened.session()));
    }

    /// Ends the session of a refresh token, which shows that one may.
    @POST
    @Path("revoke")
    @RequiresScope({})
    public Response revoke(InputStream body) throws IOException {
        OpenIdentities open = store.open();
        UUID session = open.tokens().sessionOfRefresh(refreshToken(body));
        Optional<Profile> owner = open.sessions().owner(session);
        if (!open.sessions().revoke(session, Optional.empty())) {
            throw ProblemException.of(409, "No session " + session);
        }
        owner.ifPresent(
                user -> store.happened(AuditEvent.done("logout", user.uuid().toString(), session.toString(), "")
                        .by(user.name())));
        return Response.noContent().build();
    }

    private static String refreshToken(InputStream body) throws IOException {
        if (ShortBody.json(body) instanceof Map<?, ?> members && members.get("refresh_token") instanceof String token) {
            return token;
        }
        throw ProblemException.of(422, "The body is an object with the text \"refresh_token\"");
    }

    /// Ends a session of one's own; administrators end any.
    @DELETE
    @Path("revoke/{session_id}")
    @RequiresScope(
            value = {},
            identified = true)
    public Response revoke(@PathParam("session_id") String id, @Context SecurityContext security) {
        Identity.Member caller = Callers.require(security);
        boolean isAdministrator = caller.scopes().contains(Scope.WRITE_PRINCIPALS);
        Optional<UUID> owner = isAdministrator ? Optional.empty() : Optional.of(caller.principal());
        if (!store.open().sessions().revoke(Callers.uuid(id), owner)) {
            throw ProblemException.notFound("No session " + id);
        }
        store.did(caller, "session.revoke", id, "");
        return Response.noContent().build();
    }
}
