package dev.quadrel.serialization;

import dev.quadrel.adapter.ArrayReader;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.Selection;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// The part of an array that is sent.
///
/// @param selection made for the shape of the array
public record ArrayPart(ArrayReader reader, Selection selection) {

    /// How many pieces of text are written for data that has no bytes at all, such as empty rows.
    private static final long MOST_EMPTY = 1_000_000;

    /// Takes one element after the other.
    interface ElementSink {
        /// Reads the element from the buffer's position on. The buffer has all of its bytes, and perhaps more.
        void accept(ByteBuffer bytes) throws IOException;
    }

    /// Without the dimensions that an index dropped.
    List<Long> shape() {
        return selection.shape();
    }

    DataType type() {
        return reader.structure().dataType();
    }

    long bytes() {
        return Math.multiplyExact(selection.elements(), type().itemSize());
    }

    void read(ByteSink sink) throws IOException {
        reader.read(selection, sink);
    }

    /// Sends the elements one by one, in C order.
    void each(ElementSink sink) throws IOException {
        int itemSize = type().itemSize();
        if (itemSize > 0) {
            read(new ElementSplitter(itemSize, sink));
            return;
        }
        ByteBuffer nothing = ByteBuffer.allocate(0);
        for (long i = 0; i < selection.elements(); i++) {
            sink.accept(nothing);
        }
    }

    /// Refuses data that has next to no bytes, but would be endless as text: empty rows or empty elements.
    void requireFiniteText(String mediaType) {
        long pieces = 1;
        for (long length : shape()) {
            if (length == 0) {
                break;
            }
            pieces = pieces > MOST_EMPTY ? pieces : Math.multiplyExact(Math.min(length, MOST_EMPTY + 1), pieces);
        }
        if (bytes() == 0 && pieces > MOST_EMPTY) {
            throw NotAcceptable.shape(shape(), mediaType);
        }
    }
}
