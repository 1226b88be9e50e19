package org.example.check;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;

/** Methods for some roles alone. */
@Path("restricted")
@RolesAllowed("user")
public class Restricted {

    @GET
    public Map<String, Object> user(@Context SecurityContext security) {
        return Map.of("name", security.getUserPrincipal().getName(), "admin", security.isUserInRole("admin"));
    }

    @GET
    @Path("admin")
    @RolesAllowed("admin")
    public String admin() {
        return "admin";
    }

    /** A role of the directory, or of the identity provider. */
    @GET
    @Path("directory")
    @RolesAllowed("lab-admin")
    public String directory() {
        return "directory";
    }

    @POST
    @Path("scope")
    @RolesAllowed("write:data")
    public String scope() {
        return "scope";
    }

    @GET
    @Path("everybody")
    @PermitAll
    public String everybody() {
        return "everybody";
    }

    @GET
    @Path("nobody")
    @DenyAll
    public String nobody() {
        return "nobody";
    }
}
