package dev.quadrel.stream;

import dev.quadrel.serialization.SerializerRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// How news are told to a client.
///
/// @param longest bytes of data in one of them
record Telling(EnvelopeFormat form, SerializerRegistry formats, int longest) {

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

    /// Data, or where to read it.
    ///
    /// @param array where the elements of the node are read
    /// @return nothing where the data is too long, and is not to be read there
    Optional<List<ByteBuffer>> data(StreamEvent event, News.Data data, String array) throws IOException {
        Optional<List<ByteBuffer>> told =
                form.withData(open(data.type(), event) + data.members(), data, formats, longest);
        return told.isEmpty() && data.instead().isPresent()
                ? Optional.of(reference(event, data.instead().get(), array))
                : told;
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
