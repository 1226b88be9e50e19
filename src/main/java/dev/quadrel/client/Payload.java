package dev.quadrel.client;

import dev.quadrel.json.Json;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The body of a request. It can be sent more than once.
///
/// @param type its media type
record Payload(String type, BodyPublisher bytes) {

    private static final int PIECE = 64 * 1024;

    static Payload json(@Nullable Object value) {
        return bytes("application/json", Json.bytes(value));
    }

    static Payload bytes(String type, byte[] bytes) {
        return new Payload(type, BodyPublishers.ofByteArray(bytes));
    }

    /// The bytes of memory, which stays as it is until the answer is there. They are copied in pieces.
    static Payload memory(String type, MemorySegment bytes) {
        if (bytes.byteSize() == 0) {
            return new Payload(type, BodyPublishers.noBody());
        }
        Iterable<byte[]> pieces = () -> new Pieces(bytes);
        return new Payload(type, BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(pieces), bytes.byteSize()));
    }

    private static final class Pieces implements Iterator<byte[]> {

        private final MemorySegment bytes;
        private long at;

        Pieces(MemorySegment bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean hasNext() {
            return at < bytes.byteSize();
        }

        @Override
        public byte[] next() {
            long length = Math.min(PIECE, bytes.byteSize() - at);
            byte[] piece = bytes.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
            at += length;
            return piece;
        }
    }
}
