package dev.quadrel.serialization;

import dev.quadrel.adapter.ArrayReader;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.Selection;
import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// An array in memory, whose bytes come in pieces of any size.
///
/// @param piece bytes at once
record MemoryArray(DataType type, List<Long> shape, byte[] bytes, int piece) implements ArrayReader {

    @Override
    public ArrayStructure structure() {
        return new ArrayStructure(type, Chunks.whole(shape), shape, null, false);
    }

    @Override
    public void read(Selection selection, ByteSink sink) throws IOException {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        take(selection, 0, 0, taken);
        byte[] all = taken.toByteArray();
        for (int i = 0; i < all.length; i += piece) {
            sink.write(ByteBuffer.wrap(all, i, Math.min(piece, all.length - i)));
        }
    }

    private void take(Selection selection, int dimension, long element, ByteArrayOutputStream taken) {
        if (dimension == shape.size()) {
            taken.write(bytes, (int) element * type.itemSize(), type.itemSize());
            return;
        }
        Selection.Dimension part = selection.dimensions().get(dimension);
        for (long i = 0; i < part.count(); i++) {
            long index = part.start() + i * part.step();
            take(selection, dimension + 1, element * shape.get(dimension) + index, taken);
        }
    }

    ArrayPart part(String slice) {
        return new ArrayPart(this, NdSlice.parse(slice).of(shape));
    }

    /// What is sent; checks that it is as long as was said.
    static byte[] sent(Body body) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        body.send(buffer -> {
            byte[] copy = new byte[buffer.remaining()];
            buffer.get(copy);
            sent.writeBytes(copy);
        });
        if (body.length().isPresent() && body.length().getAsLong() != sent.size()) {
            throw new AssertionError("The body said " + body.length() + " bytes, but sent " + sent.size());
        }
        return sent.toByteArray();
    }
}
