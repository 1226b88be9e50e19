package dev.quadrel.catalog;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

/// Writes data sources as Tiled's clients read them.
final class DataSourceJson {

    private DataSourceJson() {}

    static void write(DataSource source, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", source.id());
        json.writeStringField("structure_family", source.family().text());
        raw(json, "structure", source.structure());
        json.writeStringField("mimetype", source.mimeType());
        raw(json, "parameters", source.parameters());
        raw(json, "properties", source.properties());
        json.writeArrayFieldStart("assets");
        for (Asset asset : source.assets()) {
            write(asset, json);
        }
        json.writeEndArray();
        json.writeStringField("management", source.management().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }

    private static void write(Asset asset, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("data_uri", asset.dataUri().toString());
        json.writeBooleanField("is_directory", asset.directory());
        json.writeObjectField("size", asset.size());
        json.writeStringField("parameter", asset.parameter());
        json.writeObjectField("num", asset.number());
        json.writeNumberField("id", asset.id());
        json.writeEndObject();
    }

    private static void raw(JsonGenerator json, String name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(value);
    }
}
