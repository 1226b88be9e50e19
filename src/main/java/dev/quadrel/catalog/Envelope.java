package dev.quadrel.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The object that all descriptions come in: `data`, `error`, `links`, `meta`.
final class Envelope {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL = 4096;

    private Envelope() {}

    /// Writes one member's value, or several members.
    interface Part {
        void write(JsonGenerator json) throws IOException;
    }

    /// The whole as JSON.
    ///
    /// @param data writes the value of `data`
    /// @param links writes the value of `links`
    /// @param meta writes the members of `meta`
    static byte[] of(Part data, Part links, Part meta) {
        return json(json -> {
            json.writeStartObject();
            json.writeFieldName("data");
            data.write(json);
            json.writeNullField("error");
            json.writeFieldName("links");
            links.write(json);
            json.writeObjectFieldStart("meta");
            meta.write(json);
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    /// Whatever is written, as JSON.
    static byte[] json(Part part) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(USUAL);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            part.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
