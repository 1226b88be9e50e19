package dev.quadrel.container;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.quadrel.catalog.Catalog;
import dev.quadrel.catalog.Listing;
import dev.quadrel.catalog.Node;
import dev.quadrel.catalog.Search;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import dev.quadrel.query.Sorting;
import dev.quadrel.structure.StructureFamily;
import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A container and all nodes below it as JSON: `{"contents": {key: ...}, "metadata": {...}}`. Sent page by page.
///
/// @param keys of the children that are wanted; all for none
record ContainerTree(Catalog catalog, Node root, List<String> keys) implements Body {

    private static final JsonFactory FACTORY = new JsonFactory();

    /// Makes sure that the children are there, before the first byte is sent.
    ///
    /// @throws ProblemException 404
    void require() {
        keys.forEach(key -> catalog.get(root.path().child(key)));
    }

    @Override
    public void send(ByteSink sink) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(sink.stream())) {
            if (keys.isEmpty()) {
                node(root, json);
                return;
            }
            json.writeStartObject();
            json.writeObjectFieldStart("contents");
            for (String key : keys) {
                json.writeFieldName(key);
                node(catalog.get(root.path().child(key)), json);
            }
            json.writeEndObject();
            metadata(root, json);
            json.writeEndObject();
        }
    }

    private void node(Node node, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("contents");
        if (node.family() == StructureFamily.CONTAINER) {
            children(node, json);
        }
        json.writeEndObject();
        metadata(node, json);
        json.writeEndObject();
    }

    private void children(Node node, JsonGenerator json) throws IOException {
        Long cursor = null;
        Listing page;
        do {
            page = page(node, cursor);
            for (Node child : page.nodes()) {
                json.writeFieldName(child.path().key());
                node(child, json);
            }
            cursor = page.next();
        } while (page.more() && cursor != null);
    }

    private Listing page(Node node, @Nullable Long cursor) {
        Page page = new Page(cursor, 0, Page.LARGEST);
        return catalog.search(node.path(), new Search(List.of(), Sorting.CREATION, page, false, false));
    }

    private static void metadata(Node node, JsonGenerator json) throws IOException {
        json.writeFieldName("metadata");
        json.writeRawValue(node.metadata());
    }
}
