package dev.quadrel.catalog;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.negotiation.JsonForm;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.Box;
import dev.quadrel.structure.NodePath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Nodes over files that are there already.
@Path(BaseUrl.PATH)
@ApplicationScoped
public class RegisterResource {

    @Inject
    CatalogStore store;

    @Inject
    NodeMaker maker;

    @Inject
    Changes changes;

    /// Makes a node over files in one of the folders that may be read. What structure they have is found out
    /// where the body does not say.
    @POST
    @Path("register{path: (/.*)?}")
    @RequiresScope({Scope.WRITE_METADATA, Scope.CREATE_NODE, Scope.REGISTER})
    public Description register(
            @PathParam("path") String path, InputStream body, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        Object form = FoundSource.completed(JsonForm.read(body), store.adapters());
        NodePath parent = NodePath.parse(path);
        NewNode asked = NodeForm.node(form);
        Node made = changes.inTurn(parent.child(asked.key()), () -> {
            Node node = maker.registered(parent, asked);
            changes.tell(new Change.Made(node));
            return node;
        });
        return new Description(MetadataResource.created(made, Links.of(headers, uri)));
    }

    /// Replaces what is known of a node's files.
    @PUT
    @Path("data_source{path: (/.*)?}")
    @RequiresScope({Scope.WRITE_METADATA, Scope.REGISTER})
    public Description replace(
            @PathParam("path") String path,
            @QueryParam("patch_shape") @Nullable String shape,
            @QueryParam("patch_offset") @Nullable String offset,
            InputStream body)
            throws IOException {
        if ((shape == null) != (offset == null)) {
            throw ProblemException.badRequest("patch_shape and patch_offset go together: both are there, or neither");
        }
        Optional<Box> patch =
                shape == null || offset == null ? Optional.empty() : Optional.of(Boxes.parse(offset, shape));
        Object form = NodeForm.object(JsonForm.read(body), "The body").get("data_source");
        DataSource source = NodeForm.source(form);
        NodePath node = NodePath.parse(path);
        maker.checkReplacement(store.catalog().get(node), source);
        Node replaced = store.catalog().updateSource(node, source);
        changes.tell(new Change.Files(replaced, patch));
        return new Description(Envelope.json(JsonGenerator::writeNull));
    }
}
