package dev.quadrel.identity;

import dev.quadrel.access.Identity;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Role;
import dev.quadrel.access.Scope;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Users and services, for administrators.
@WithUsers
@Path(BaseUrl.PATH + "/auth/principal")
@ApplicationScoped
public class PrincipalResource {

    @Inject
    IdentityStore store;

    /// A page of them, the oldest first.
    @GET
    @RequiresScope(Scope.READ_PRINCIPALS)
    public Description list(@Context UriInfo uri) {
        return PrincipalJson.list(store.open().principals().list(Page.parse(uri.getQueryParameters())));
    }

    /// A new service.
    @POST
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Description create(@QueryParam("role") @Nullable String role, @Context SecurityContext security) {
        Role wanted = Optional.ofNullable(role)
                .flatMap(Role::of)
                .orElseThrow(() -> ProblemException.of(422, "role is one of " + roles()));
        Profile service = store.open().principals().addService(List.of(wanted));
        store.did(Identity.of(security), "service.create", service.principal().uuid, wanted.text());
        return PrincipalJson.description(PrincipalJson.of(service));
    }

    static String roles() {
        return Arrays.stream(Role.values()).map(Role::text).collect(Collectors.joining(", "));
    }

    /// One of them.
    @GET
    @Path("{uuid}")
    @RequiresScope(Scope.READ_PRINCIPALS)
    public Description show(@PathParam("uuid") String id) {
        return PrincipalJson.description(
                PrincipalJson.of(store.open().principals().require(Callers.uuid(id))));
    }

    /// A new key for one of them.
    @POST
    @Path("{uuid}/apikey")
    @RequiresScope(Scope.ADMIN_APIKEYS)
    public Response createKey(@PathParam("uuid") String id, InputStream body, @Context SecurityContext security)
            throws IOException {
        NewKey wanted = NewKey.parse(ShortBody.json(body));
        ApiKeys.Made made = store.open().keys().create(Callers.uuid(id), wanted, Scope.ALL);
        store.did(Identity.of(security), "key.create", made.key().firstEight, "for " + id);
        return PrincipalJson.secret(PrincipalJson.key(made));
    }

    /// Takes away a key of one of them.
    @DELETE
    @Path("{uuid}/apikey")
    @RequiresScope(Scope.ADMIN_APIKEYS)
    public Response deleteKey(
            @PathParam("uuid") String id,
            @QueryParam("first_eight") @Nullable String firstEight,
            @Context SecurityContext security) {
        store.revokeKey(Identity.of(security), id, KeyResource.required(firstEight));
        return Response.noContent().build();
    }
}
