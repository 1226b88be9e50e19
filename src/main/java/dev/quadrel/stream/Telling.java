package dev.quadrel.stream;

import dev.quadrel.serialization.SerializerRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// How news are told to a client.
record Telling(EnvelopeFormat form, SerializerRegistry formats) {

    boolean isText() {
        return form == EnvelopeFormat.JSON;
    }

    /// @param json an object
    List<ByteBuffer> schema(String json) throws IOException {
        return form.plain(json);
    }

    List<ByteBuffer> told(StreamEvent event, News.Told told) throws IOException {
        return form.plain(open(told.type(), event) + told.members() + "}");
    }

    List<ByteBuffer> data(StreamEvent event, News.Data data) throws IOException {
        return form.withData(open(data.type(), event) + data.members(), data.payload(), formats);
    }

    /// @param array where its elements are read
    List<ByteBuffer> reference(StreamEvent event, News.Reference reference, String array) throws IOException {
        String uri = reference.slice().isEmpty() ? array : array + "?slice=" + reference.slice();
        return form.plain(open("array-ref", event) + reference.members() + ",\"uri\":\"" + uri + "\"}");
    }

    private static String open(String type, StreamEvent event) {
        return "{\"type\":\"%s\",\"sequence\":%d,\"timestamp\":\"%s\",".formatted(type, event.sequence(), event.at());
    }
}
