package dev.quadrel.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/// Methods that need scopes, for tests.
@Path("api/v1/guarded")
public class Guarded {

    @GET
    @RequiresScope(Scope.READ_METADATA)
    public String read() {
        return "read";
    }

    @POST
    @RequiresScope({Scope.WRITE_METADATA, Scope.CREATE_NODE})
    public String write() {
        return "written";
    }

    @DELETE
    @RequiresScope(Scope.DELETE_NODE)
    public void delete() {}

    @GET
    @Path("open")
    @RequiresScope({})
    public String open() {
        return "open";
    }

    @GET
    @Path("who")
    @RequiresScope(
            value = {},
            identified = true)
    public String who(@Context SecurityContext security) {
        return Identity.of(security).getName();
    }

    @GET
    @Path("later")
    @RequiresScope(value = Scope.READ_DATA, later = true)
    public String later(@Context SecurityContext security) {
        return Identity.of(security).getName();
    }

    @GET
    @Path("operators")
    @RolesAllowed("operators")
    public String operators() {
        return "operators";
    }

    @GET
    @Path("plain")
    public String plain() {
        return "plain";
    }
}
