package dev.quadrel.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.DataType.Struct;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Sends elements as HDF5 has them: as they are, but for text, which becomes UTF-8 with zeros behind it.
final class Hdf5Elements {

    private Hdf5Elements() {}

    /// How many bytes are sent for an array.
    static long bytes(ArrayStructure structure) {
        return Math.multiplyExact(
                structure.elements(), Math.max(1, structure.dataType().itemSize()));
    }

    /// Sends all elements of an array.
    static void send(ArrayPart part, ByteSink sink) throws IOException {
        DataType type = part.type();
        if (type.itemSize() == 0) {
            zeros(part.selection().elements(), sink);
        } else if (hasText(type)) {
            convert(part, sink);
        } else {
            part.read(sink);
        }
    }

    /// Sends zeros.
    static void zeros(long count, ByteSink sink) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(ByteSink.PIECE, count));
        for (long rest = count; rest > 0; rest -= zeros.limit()) {
            sink.write(zeros.clear().limit((int) Math.min(zeros.capacity(), rest)));
        }
    }

    private static boolean hasText(DataType type) {
        return switch (type) {
            case Builtin builtin -> builtin.kind() == Kind.TEXT;
            case Struct struct -> struct.fields().stream().anyMatch(field -> hasText(field.type()));
        };
    }

    private static void convert(ArrayPart part, ByteSink sink) throws IOException {
        DataType type = part.type();
        ByteBuffer piece = ByteBuffer.allocate(Math.max(type.itemSize(), ByteSink.PIECE));
        part.each(bytes -> {
            if (piece.remaining() < type.itemSize()) {
                sink.write(piece.flip());
                piece.clear();
            }
            convert(type, bytes, piece);
        });
        sink.write(piece.flip());
    }

    private static void convert(DataType type, ByteBuffer from, ByteBuffer to) {
        switch (type) {
            case Builtin text when text.kind() == Kind.TEXT -> text(text, from, to);
            case Builtin other -> copy(other.itemSize(), from, to);
            case Struct struct -> struct.fields().forEach(field -> field(field, from, to));
        }
    }

    private static void field(Field field, ByteBuffer from, ByteBuffer to) {
        if (!hasText(field.type())) {
            copy(field.bytes(), from, to);
            return;
        }
        int end = to.position() + field.bytes();
        while (to.position() < end) {
            convert(field.type(), from, to);
        }
    }

    private static void copy(int count, ByteBuffer from, ByteBuffer to) {
        to.put(to.position(), from, from.position(), count);
        to.position(to.position() + count);
        from.position(from.position() + count);
    }

    private static void text(Builtin type, ByteBuffer from, ByteBuffer to) {
        int end = to.position() + type.itemSize();
        to.put(Elements.text(from, type).getBytes(UTF_8));
        while (to.position() < end) {
            to.put((byte) 0);
        }
    }
}
