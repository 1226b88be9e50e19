package dev.quadrel.awkward;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.adapter.AwkwardFolder;
import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.catalog.DataReplies;
import dev.quadrel.catalog.Node;
import dev.quadrel.catalog.Sources;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.serialization.AwkwardFormat;
import dev.quadrel.serialization.AwkwardPart;
import dev.quadrel.serialization.AwkwardZip;
import dev.quadrel.serialization.Choice;
import dev.quadrel.serialization.MediaType;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/// Values of any nesting.
@Path(BaseUrl.PATH + "/awkward")
@ApplicationScoped
public class AwkwardResource {

    private static final String ZIP = "application/zip";

    @Inject
    CatalogStore store;

    @Inject
    DataReplies replies;

    /// All values.
    @GET
    @Path("full{path: (/.*)?}")
    @RequiresScope(Scope.READ_DATA)
    public Response read(@PathParam("path") String path, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        Node node = store.catalog().get(NodePath.parse(path));
        AwkwardFolder values = store.adapters().awkward(Sources.of(node, StructureFamily.AWKWARD));
        Choice<AwkwardFormat> choice = replies.choose(AwkwardFormat.class, node, StructureFamily.AWKWARD, headers, uri);
        AwkwardPart part = part(values, values.structure().buffers());
        return replies.reply(
                replies.version(node),
                choice.mediaType(),
                headers,
                uri,
                () -> choice.format().body(part));
    }

    private AwkwardPart part(AwkwardFolder values, List<String> names) {
        return new AwkwardPart(values, names, store.settings().responseSize());
    }

    /// The buffers of some nodes of the form, by their keys; of all where none is named.
    @GET
    @Path("buffers{path: (/.*)?}")
    @RequiresScope(Scope.READ_DATA)
    public Response readBuffers(@PathParam("path") String path, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        List<String> keys = uri.getQueryParameters().get("form_key");
        return buffers(path, Optional.ofNullable(keys), headers, uri);
    }

    /// The same, for more nodes than a URL can name; none for none.
    @POST
    @Path("buffers{path: (/.*)?}")
    @RequiresScope(Scope.READ_DATA)
    public Response readBuffers(
            @PathParam("path") String path, InputStream body, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        return buffers(path, Optional.of(FormKeys.read(body)), headers, uri);
    }

    private Response buffers(String path, Optional<List<String>> keys, HttpHeaders headers, UriInfo uri)
            throws IOException {
        Node node = store.catalog().get(NodePath.parse(path));
        AwkwardFolder values = store.adapters().awkward(Sources.of(node, StructureFamily.AWKWARD));
        List<String> all = values.structure().buffers();
        List<String> names = keys.map(some -> FormKeys.buffers(some, all)).orElse(all);
        return replies.reply(
                replies.version(node).map(version -> version + names),
                MediaType.parse(ZIP),
                headers,
                uri,
                () -> new AwkwardZip().body(part(values, names)));
    }

    /// Replaces all values.
    @PUT
    @Path("full{path: (/.*)?}")
    @RequiresScope(Scope.WRITE_DATA)
    @Consumes(ZIP)
    public Description write(@PathParam("path") String path, InputStream body) throws IOException {
        Node node = store.catalog().get(NodePath.parse(path));
        store.adapters()
                .awkward(Sources.ofWritable(node, StructureFamily.AWKWARD))
                .write(body);
        store.dataWritten(node, Optional.empty());
        return new Description(Json.bytes((Object) null));
    }
}
