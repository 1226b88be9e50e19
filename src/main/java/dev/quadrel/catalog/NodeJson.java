package dev.quadrel.catalog;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.quadrel.catalog.Fields.Field;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Writes nodes as Tiled's clients read them. Stored JSON goes through as it is.
///
/// @param selected what to make of the metadata, where a client asked for a part of it
record NodeJson(Links links, Fields fields, boolean sources, boolean withLinks, UnaryOperator<String> selected) {

    /// One element of `data`.
    void write(Node node, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", node.path().key());
        attributes(node, json);
        if (withLinks) {
            links(node, json);
        } else {
            json.writeNullField("links");
        }
        json.writeNullField("meta");
        json.writeEndObject();
    }

    private void attributes(Node node, JsonGenerator json) throws IOException {
        boolean container = node.family() == StructureFamily.CONTAINER;
        json.writeObjectFieldStart("attributes");
        json.writeArrayFieldStart("ancestors");
        List<String> segments = node.path().segments();
        for (int i = 0; i < segments.size() - 1; i++) {
            json.writeString(segments.get(i));
        }
        json.writeEndArray();
        text(
                json,
                "structure_family",
                container || fields.has(Field.STRUCTURE_FAMILY) ? node.family().text() : null);
        specs(node, json);
        raw(json, "metadata", fields.has(Field.METADATA) ? selected.apply(node.metadata()) : null);
        structure(node, json);
        raw(json, "access_blob", fields.has(Field.ACCESS_BLOB) ? node.accessBlob() : null);
        raw(json, "access_tags", fields.has(Field.ACCESS_BLOB) ? AccessTags.of(node.accessBlob()) : null);
        raw(json, "sorting", container && fields.has(Field.SORTING) ? "[{\"key\":\"\",\"direction\":1}]" : null);
        sources(node, json);
        json.writeEndObject();
    }

    private void specs(Node node, JsonGenerator json) throws IOException {
        if (!fields.has(Field.SPECS)) {
            json.writeNullField("specs");
            return;
        }
        specs(node.specs(), json);
    }

    /// The member `specs`.
    static void specs(List<Spec> specs, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("specs");
        for (Spec spec : specs) {
            json.writeStartObject();
            json.writeStringField("name", spec.name());
            text(json, "version", spec.version());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void structure(Node node, JsonGenerator json) throws IOException {
        boolean wanted = fields.has(Field.STRUCTURE);
        if (node.family() == StructureFamily.CONTAINER) {
            if (!wanted && !fields.has(Field.COUNT)) {
                json.writeNullField("structure");
                return;
            }
            json.writeObjectFieldStart("structure");
            json.writeNullField("contents");
            json.writeNumberField("count", node.children().number());
            json.writeEndObject();
            return;
        }
        raw(json, "structure", wanted ? node.source().map(DataSource::structure).orElse(null) : null);
    }

    private void sources(Node node, JsonGenerator json) throws IOException {
        if (!sources || !fields.has(Field.DATA_SOURCES)) {
            json.writeNullField("data_sources");
            return;
        }
        json.writeArrayFieldStart("data_sources");
        if (node.source().isPresent()) {
            DataSourceJson.write(node.source().get(), json);
        }
        json.writeEndArray();
    }

    private void links(Node node, JsonGenerator json) throws IOException {
        links(fields.isKeysAlone() ? Map.of("self", links.self(node.path())) : links.of(node), json);
    }

    /// The member `links`.
    static void links(Map<String, String> links, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("links");
        for (Map.Entry<String, String> link : links.entrySet()) {
            json.writeStringField(link.getKey(), link.getValue());
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    /// A member whose value is JSON already.
    private static void raw(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeFieldName(name);
            json.writeRawValue(value);
        }
    }
}
