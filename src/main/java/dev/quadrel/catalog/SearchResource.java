package dev.quadrel.catalog;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.query.Page;
import dev.quadrel.query.Query;
import dev.quadrel.query.QueryCodec;
import dev.quadrel.query.Sorting;
import dev.quadrel.structure.NodePath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;

/// The children of a container.
@Path(BaseUrl.PATH + "/search{path: (/.*)?}")
@ApplicationScoped
public class SearchResource {

    @Inject
    CatalogStore store;

    /// A page of them, or how many there are.
    @GET
    @RequiresScope(Scope.READ_METADATA)
    public Response search(@PathParam("path") String path, @Context HttpHeaders headers, @Context UriInfo uri) {
        NodePath container = NodePath.parse(path);
        Selected selected = Selected.of(uri, Links.of(headers, uri));
        List<Query> queries = QueryCodec.parse(uri.getQueryParameters());
        Page page = Page.parse(uri.getQueryParameters());
        Sorting sorting = Sorting.parse(uri.getQueryParameters().getOrDefault("sort", List.of()));
        String url = Links.of(headers, uri).url("search", container);
        if (selected.fields().isCountAlone()) {
            return Response.ok(new Description(count(container, queries, PageLinks.of(url, page, 0))))
                    .build();
        }
        Search search = new Search(queries, sorting, page, selected.fields().isKeysAlone(), selected.sources());
        Listing listing = store.catalog().search(container, search);
        PageLinks links = PageLinks.of(url, search, listing);
        return Description.reply(listing.state(), headers, uri, () -> page(listing, selected.nodes(), links));
    }

    private static byte[] page(Listing listing, NodeJson nodes, PageLinks links) {
        return Envelope.of(
                json -> nodes(listing, nodes, json),
                links::write,
                json -> json.writeNumberField("count", listing.count().number()));
    }

    private byte[] count(NodePath container, List<Query> queries, PageLinks links) {
        long count = store.catalog().count(container, queries);
        return Envelope.of(
                json -> {
                    json.writeStartArray();
                    json.writeEndArray();
                },
                links::write,
                json -> json.writeNumberField("count", count));
    }

    private static void nodes(Listing listing, NodeJson nodes, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Node node : listing.nodes()) {
            nodes.write(node, json);
        }
        json.writeEndArray();
    }
}
