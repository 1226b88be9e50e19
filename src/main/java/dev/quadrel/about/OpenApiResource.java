package dev.quadrel.about;

import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

/// The API's OpenAPI document where tools look for it first, and Tiled has it.
@Path("openapi.json")
@ApplicationScoped
public class OpenApiResource {

    @Inject
    OpenApiDocument document;

    /// For everybody: it says nothing of what is stored.
    @GET
    public Description describe(@Context HttpHeaders headers, @Context UriInfo uri) {
        return new Description(document.at(BaseUrl.of(headers, uri)));
    }
}
