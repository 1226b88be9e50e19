package dev.quadrel.identity;

import dev.quadrel.access.Identity;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Role;
import dev.quadrel.access.Scope;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Users and services, for administrators: who there is, what they may do, and new passwords.
@WithUsers
@Path("admin/users")
@ApplicationScoped
public class AdminUserResource {

    @Inject
    IdentityStore store;

    /// A page of users and services, the oldest first.
    @GET
    @RequiresScope(Scope.READ_PRINCIPALS)
    public Description list(@Context UriInfo uri) {
        return PrincipalJson.list(store.open().principals().list(Page.parse(uri.getQueryParameters())));
    }

    /// A new user or service; where the body has no password, one is made, and told this once.
    @POST
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Response create(InputStream body, @Context SecurityContext security) throws IOException {
        NewUser wanted = NewUser.parse(ShortBody.json(body));
        Principals principals = store.open().principals();
        if (wanted.name().isEmpty()) {
            Profile service = principals.addService(wanted.roles());
            store.did(Identity.of(security), "service.create", service.principal().uuid, wanted.rolesText());
            return Response.status(201)
                    .entity(PrincipalJson.description(PrincipalJson.of(service)))
                    .build();
        }
        if (!store.hasPasswords()) {
            throw ProblemException.of(409, UserCommands.NO_PASSWORDS);
        }
        String name = wanted.name().get();
        String password = wanted.password().orElseGet(Secrets::password);
        principals.addUser(name, wanted.roles(), password);
        store.did(Identity.of(security), "user.create", name, wanted.rolesText());
        Map<String, @Nullable Object> json =
                PrincipalJson.of(store.open().logins().find(name).orElseThrow());
        if (wanted.password().isEmpty()) {
            json.put("password", password);
        }
        return created(json);
    }

    private static Response created(Map<String, @Nullable Object> json) {
        return Response.fromResponse(PrincipalJson.secret(json)).status(201).build();
    }

    /// One of them.
    @GET
    @Path("{uuid}")
    @RequiresScope(Scope.READ_PRINCIPALS)
    public Description show(@PathParam("uuid") String id) {
        return PrincipalJson.description(
                PrincipalJson.of(store.open().principals().require(Callers.uuid(id))));
    }

    /// Takes one away, with keys and sessions.
    @DELETE
    @Path("{uuid}")
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Response remove(@PathParam("uuid") String id, @Context SecurityContext security) {
        AuditedName who = AuditedName.of(store, security);
        Profile removed = store.open().administration().remove(Callers.uuid(id));
        store.happened(who.did("user.remove", removed));
        return Response.noContent().build();
    }

    /// Grants a role; nothing changes where it was there.
    @PUT
    @Path("{uuid}/roles/{role}")
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Response grant(
            @PathParam("uuid") String id, @PathParam("role") String name, @Context SecurityContext security) {
        Role role = role(name);
        AuditedName who = AuditedName.of(store, security);
        Profile user = store.open().administration().editRoles(Callers.uuid(id), roles -> roles.add(role));
        store.happened(who.did("user.roles", user, "grants " + name));
        return Response.noContent().build();
    }

    /// Takes a role away; nothing changes where it was not there.
    @DELETE
    @Path("{uuid}/roles/{role}")
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Response revoke(
            @PathParam("uuid") String id, @PathParam("role") String name, @Context SecurityContext security) {
        Role role = role(name);
        AuditedName who = AuditedName.of(store, security);
        Profile user = store.open().administration().editRoles(Callers.uuid(id), roles -> roles.remove(role));
        store.happened(who.did("user.roles", user, "revokes " + name));
        return Response.noContent().build();
    }

    private static Role role(String name) {
        return Role.of(name)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no role \"%s\", only %s".formatted(name, PrincipalResource.roles())));
    }

    /// Gives a user another password and ends the sessions; where the body has none, one is made, and told this once.
    @POST
    @Path("{uuid}/password")
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Response resetPassword(@PathParam("uuid") String id, InputStream body, @Context SecurityContext security)
            throws IOException {
        UUID uuid = Callers.uuid(id);
        String password = NewUser.password(ShortBody.json(body)).orElseGet(Secrets::password);
        AuditedName who = AuditedName.of(store, security);
        Profile user = store.open().administration().setPassword(uuid, password);
        store.happened(who.did("user.password", user));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("uuid", uuid.toString());
        json.put("password", password);
        return PrincipalJson.secret(json);
    }
}
