package dev.quadrel.serialization;

import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Cuts a stream of bytes into elements; one may come in several pieces.
final class ElementSplitter implements ByteSink {

    private final int itemSize;
    private final ArrayPart.ElementSink elements;
    private final ByteBuffer rest;

    /// @param itemSize at least 1
    ElementSplitter(int itemSize, ArrayPart.ElementSink elements) {
        this.itemSize = itemSize;
        this.elements = elements;
        rest = ByteBuffer.allocate(itemSize);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        if (rest.position() > 0) {
            fill(bytes);
        }
        while (rest.position() == 0 && bytes.remaining() >= itemSize) {
            int next = bytes.position() + itemSize;
            elements.accept(bytes);
            bytes.position(next);
        }
        if (bytes.hasRemaining()) {
            rest.put(bytes);
        }
    }

    private void fill(ByteBuffer bytes) throws IOException {
        int limit = bytes.limit();
        bytes.limit(bytes.position() + Math.min(rest.remaining(), bytes.remaining()));
        rest.put(bytes);
        bytes.limit(limit);
        if (!rest.hasRemaining()) {
            elements.accept(rest.flip());
            rest.clear();
        }
    }
}
