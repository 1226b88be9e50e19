package dev.quadrel.catalog;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.negotiation.JsonForm;
import dev.quadrel.structure.NodePath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A node's description: shown, made, changed, taken away.
@Path(BaseUrl.PATH + "/metadata{path: (/.*)?}")
@ApplicationScoped
public class MetadataResource {

    @Inject
    CatalogStore store;

    @Inject
    NodeMaker maker;

    @Inject
    Changes changes;

    /// How the node is.
    @GET
    @RequiresScope(Scope.READ_METADATA)
    public Response look(@PathParam("path") String path, @Context HttpHeaders headers, @Context UriInfo uri) {
        NodeJson json = Selected.of(uri, Links.of(headers, uri)).nodes();
        Envelope.Part meta = meta(headers, uri);
        Node node = store.node(NodePath.parse(path));
        return Description.reply(
                node.state(),
                headers,
                uri,
                () -> Envelope.of(out -> json.write(node, out), JsonGenerator::writeNull, meta));
    }

    private static Envelope.Part meta(HttpHeaders headers, UriInfo uri) {
        boolean wanted = Selected.flag(uri.getQueryParameters(), "root_path");
        String root = wanted ? BaseUrl.of(headers, uri).rootPath() : "";
        return wanted ? json -> json.writeStringField("root_path", root) : json -> {};
    }

    /// Makes a node in this one.
    @POST
    @RequiresScope({Scope.WRITE_METADATA, Scope.CREATE_NODE})
    public Description create(
            @PathParam("path") String path, InputStream body, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        NodePath parent = NodePath.parse(path);
        NewNode asked = NodeForm.node(JsonForm.read(body));
        Node made = changes.inTurn(parent.child(asked.key()), () -> {
            Node node = maker.managed(parent, asked);
            changes.tell(new Change.Made(node));
            return node;
        });
        return new Description(created(made, Links.of(headers, uri)));
    }

    /// What a client has to know of a node that it has made.
    static byte[] created(Node node, Links links) {
        return Envelope.json(json -> {
            json.writeStartObject();
            json.writeStringField("id", node.path().key());
            NodeJson.links(links.of(node), json);
            json.writeArrayFieldStart("data_sources");
            if (node.source().isPresent()) {
                DataSourceJson.write(node.source().get(), json);
            }
            json.writeEndArray();
            access(node, json);
            json.writeEndObject();
        });
    }

    private static void access(Node node, JsonGenerator json) throws IOException {
        json.writeFieldName("access_blob");
        json.writeRawValue(node.accessBlob());
        json.writeFieldName("access_tags");
        json.writeRawValue(AccessTags.of(node.accessBlob()));
    }

    /// Replaces metadata, specs or access blob.
    @PUT
    @RequiresScope(Scope.WRITE_METADATA)
    public Description replace(
            @PathParam("path") String path, InputStream body, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        Object asked = JsonForm.read(body);
        ChangeForm form = ChangeForm.replacement(asked);
        return changed(path, asked, _ -> form, uri);
    }

    /// Changes them by a JSON patch or a merge patch.
    @PATCH
    @RequiresScope(Scope.WRITE_METADATA)
    public Description patch(
            @PathParam("path") String path, InputStream body, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        Object asked = JsonForm.read(body);
        return changed(path, asked, node -> ChangeForm.patch(asked, node), uri);
    }

    private Description changed(String path, @Nullable Object asked, Function<Node, ChangeForm> form, UriInfo uri) {
        boolean keep = !Selected.flag(uri.getQueryParameters(), "drop_revision");
        boolean withBlob = ChangeForm.mentionsAccessBlob(asked);
        NodePath place = NodePath.parse(path);
        Node node = changes.inTurn(place, () -> {
            NodeWriter.Changed changed = store.catalog()
                    .changed(place, current -> form.apply(current).change(keep, store.hasPolicy()));
            changes.tell(new Change.Described(changed.node(), changed.revision()));
            return changed.node();
        });
        return new Description(Envelope.json(json -> {
            json.writeStartObject();
            json.writeStringField("id", node.path().key());
            if (withBlob) {
                access(node, json);
            }
            json.writeEndObject();
        }));
    }

    /// Takes the node away, with what this server keeps for it.
    @DELETE
    @RequiresScope({Scope.DELETE_NODE, Scope.DELETE_REVISION})
    public Description delete(@PathParam("path") String path, @Context HttpHeaders headers, @Context UriInfo uri) {
        boolean recursive = Selected.flag(uri.getQueryParameters(), "recursive");
        boolean externalOnly = !uri.getQueryParameters().containsKey("external_only")
                || Selected.flag(uri.getQueryParameters(), "external_only");
        NodePath node = NodePath.parse(path);
        List<Asset> unused = changes.inTurn(node, () -> {
            List<Asset> assets = store.catalog().delete(node, recursive, externalOnly);
            changes.tell(new Change.Removed(node, recursive));
            return assets;
        });
        store.discard(unused);
        return new Description(Envelope.json(JsonGenerator::writeNull));
    }
}
