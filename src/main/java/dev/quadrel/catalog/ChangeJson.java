package dev.quadrel.catalog;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/// Writes what is told of changes as members of an object, as Tiled's clients read them.
public final class ChangeJson {

    private ChangeJson() {}

    /// A node that was made in a container.
    public static void made(Node node, JsonGenerator json) throws IOException {
        json.writeStringField("key", node.path().key());
        json.writeStringField("structure_family", node.family().text());
        described(node, json);
        json.writeArrayFieldStart("data_sources");
        if (node.source().isPresent()) {
            withoutAssets(node.source().get(), json);
        }
        json.writeEndArray();
        raw("access_blob", node.accessBlob(), json);
        raw("access_tags", AccessTags.of(node.accessBlob()), json);
    }

    /// A node in a container whose description was changed.
    public static void described(Node node, OptionalInt revision, JsonGenerator json) throws IOException {
        json.writeStringField("key", node.path().key());
        described(node, json);
        if (revision.isPresent()) {
            json.writeNumberField("revision_number", revision.getAsInt());
        }
    }

    private static void described(Node node, JsonGenerator json) throws IOException {
        NodeJson.specs(node.specs(), json);
        raw("metadata", node.metadata(), json);
    }

    /// The data source over files that have changed.
    public static void source(DataSource source, JsonGenerator json) throws IOException {
        json.writeFieldName("data_source");
        withoutAssets(source, json);
    }

    /// Tiled tells of none, and its client takes only those that have a parameter and a number.
    private static void withoutAssets(DataSource source, JsonGenerator json) throws IOException {
        DataSourceJson.write(source.withAssets(List.of()), json);
    }

    private static void raw(String name, String value, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(value);
    }
}
