package dev.quadrel.catalog;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.query.Page;
import dev.quadrel.query.Parameter;
import dev.quadrel.structure.NodePath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a node was before it was changed.
@Path(BaseUrl.PATH + "/revisions{path: (/.*)?}")
@ApplicationScoped
public class RevisionsResource {

    @Inject
    CatalogStore store;

    /// A page of them, the first one first.
    @GET
    @RequiresScope(Scope.READ_METADATA)
    public Description list(@PathParam("path") String path, @Context HttpHeaders headers, @Context UriInfo uri) {
        NodePath node = NodePath.parse(path);
        Page page = Page.parse(uri.getQueryParameters());
        List<Revision> revisions = store.catalog().revisions(node, page);
        long count = store.catalog().revisionCount(node);
        PageLinks links = PageLinks.of(Links.of(headers, uri).url("revisions", node), page, count);
        return new Description(Envelope.of(
                json -> revisions(revisions, json), links::write, json -> json.writeNumberField("count", count)));
    }

    private static void revisions(List<Revision> revisions, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Revision revision : revisions) {
            json.writeStartObject();
            json.writeNumberField("revision_number", revision.number());
            json.writeObjectFieldStart("attributes");
            json.writeFieldName("metadata");
            json.writeRawValue(revision.metadata());
            NodeJson.specs(revision.specs(), json);
            json.writeStringField("time_updated", revision.updated().toString());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Forgets one.
    @DELETE
    @RequiresScope(Scope.DELETE_REVISION)
    public Description delete(@PathParam("path") String path, @QueryParam("number") @Nullable String number) {
        long wanted = Parameter.number("number", number, "a revision");
        store.catalog().deleteRevision(NodePath.parse(path), Math.clamp(wanted, 0, Integer.MAX_VALUE));
        return new Description(Envelope.json(JsonGenerator::writeNull));
    }
}
