package org.example.check;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** A resource whose fields are filled in and validated for each request. */
@Path("filled")
public class Filled {

    @QueryParam("name")
    @Size(max = 3)
    String name;

    @Context
    UriInfo uri;

    @GET
    public String get(@QueryParam("other") @Size(max = 3) String other) {
        return uri.getPath() + " " + name + " " + other;
    }
}
