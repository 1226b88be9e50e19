package dev.quadrel.identity;

import dev.quadrel.access.Identity;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The API keys and sessions of all users and services, for administrators.
@WithUsers
@Path("admin")
@ApplicationScoped
public class AdminAccessResource {

    private static final String OWNER = "principal";

    @Inject
    IdentityStore store;

    /// A page of all keys, the oldest first.
    @GET
    @Path("keys")
    @RequiresScope({Scope.READ_PRINCIPALS, Scope.ADMIN_APIKEYS})
    public Description keys(@Context UriInfo uri) {
        Page page = Page.parse(uri.getQueryParameters());
        return PrincipalJson.description(store.open().administration().keys(page).stream()
                .map(key -> owned(PrincipalJson.key(key.thing()), key))
                .toList());
    }

    /// Takes a key away.
    @DELETE
    @Path("keys/{uuid}/{first_eight}")
    @RequiresScope(Scope.ADMIN_APIKEYS)
    public Response deleteKey(
            @PathParam("uuid") String id,
            @PathParam("first_eight") String firstEight,
            @Context SecurityContext security) {
        store.revokeKey(Identity.of(security), id, KeyResource.required(firstEight));
        return Response.noContent().build();
    }

    /// A page of all sessions that hold, the oldest first.
    @GET
    @Path("sessions")
    @RequiresScope(Scope.READ_PRINCIPALS)
    public Description sessions(@Context UriInfo uri) {
        Page page = Page.parse(uri.getQueryParameters());
        return PrincipalJson.description(store.open().administration().sessions(page).stream()
                .map(session -> owned(PrincipalJson.session(session.thing()), session))
                .toList());
    }

    /// Ends a session.
    @DELETE
    @Path("sessions/{session_id}")
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Response revoke(@PathParam("session_id") String id, @Context SecurityContext security) {
        if (!store.open().sessions().revoke(Callers.uuid(id), Optional.empty())) {
            throw ProblemException.notFound("No session " + id);
        }
        store.did(Identity.of(security), "session.revoke", id, "");
        return Response.noContent().build();
    }

    private static Map<String, @Nullable Object> owned(
            Map<String, @Nullable Object> json, Administration.Owned<?> thing) {
        json.put(OWNER, thing.owner().toString());
        return json;
    }
}
