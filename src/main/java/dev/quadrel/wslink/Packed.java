package dev.quadrel.wslink;

import java.nio.ByteBuffer;
import java.util.List;

/// A document, packed, in parts that follow one another: large values are not copied together.
///
/// @param memory where some of the parts are lent from
record Packed(List<ByteBuffer> parts, DirectMemory memory) {

    /// Bytes of it.
    int length() {
        return parts.stream().mapToInt(ByteBuffer::remaining).sum();
    }

    /// Gives back what is lent. For one who knows that nobody reads it any more.
    void release() {
        parts.forEach(memory::give);
    }
}
