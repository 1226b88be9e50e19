package dev.quadrel.container;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.catalog.DataReplies;
import dev.quadrel.catalog.Names;
import dev.quadrel.catalog.Node;
import dev.quadrel.catalog.Sources;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.serialization.ContainerFormat;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Whole containers, with all that is in them.
@Path(BaseUrl.PATH + "/container")
@ApplicationScoped
public class ContainerResource {

    @Inject
    CatalogStore store;

    @Inject
    DataReplies replies;

    /// The container, or the children that are named by `field`.
    @GET
    @Path("full{path: (/.*)?}")
    @RequiresScope(Scope.READ_DATA)
    public Response read(@PathParam("path") String path, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        return reply(path, uri.getQueryParameters().getOrDefault("field", List.of()), headers, uri);
    }

    /// The same, for more children than a URL can name.
    @POST
    @Path("full{path: (/.*)?}")
    @RequiresScope(Scope.READ_DATA)
    public Response read(
            @PathParam("path") String path, InputStream body, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        return reply(path, Names.read(body, "children"), headers, uri);
    }

    private Response reply(String path, List<String> keys, HttpHeaders headers, UriInfo uri) throws IOException {
        Node node = store.catalog().get(NodePath.parse(path));
        Sources.require(node, StructureFamily.CONTAINER);
        var choice = replies.choose(ContainerFormat.class, node, StructureFamily.CONTAINER, headers, uri);
        ContainerTree tree = new ContainerTree(store.catalog(), store::adapters, node, keys);
        tree.require();
        return replies.reply(
                Optional.empty(),
                choice.mediaType(),
                headers,
                uri,
                () -> choice.format().body(tree, store.settings().responseSize()));
    }
}
