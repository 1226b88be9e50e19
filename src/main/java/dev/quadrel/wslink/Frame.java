package dev.quadrel.wslink;

import java.nio.ByteBuffer;
import java.util.List;

/// A binary message of a web socket, in parts: so a large value need not be copied to be beside what is around it.
///
/// @param parts whose positions stay as they are
record Frame(List<ByteBuffer> parts) {

    /// Bytes of it.
    int length() {
        return parts.stream().mapToInt(ByteBuffer::remaining).sum();
    }

    /// All parts as one.
    ByteBuffer joined() {
        ByteBuffer all = ByteBuffer.allocate(length());
        parts.forEach(part -> all.put(part.duplicate()));
        return all.flip();
    }
}
