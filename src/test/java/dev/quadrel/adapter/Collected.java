package dev.quadrel.adapter;

import dev.quadrel.structure.Selection;
import dev.quadrel.transfer.ByteSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A sink that keeps all bytes and counts how they came.
final class Collected implements ByteSink {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int transfers;
    private int largest;

    static byte[] read(ArrayReader array, Selection selection) throws IOException {
        Collected sink = new Collected();
        array.read(selection, sink);
        return sink.bytes();
    }

    static byte[] readAll(ArrayReader array) throws IOException {
        return read(array, Selection.all(array.structure().shape()));
    }

    @Override
    public void write(ByteBuffer piece) {
        byte[] copy = new byte[piece.remaining()];
        largest = Math.max(largest, copy.length);
        piece.get(copy);
        bytes.writeBytes(copy);
    }

    @Override
    public void transfer(FileChannel file, long position, long count) throws IOException {
        transfers++;
        ByteSink.super.transfer(file, position, count);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    int transfers() {
        return transfers;
    }

    /// Bytes of the largest piece.
    int largest() {
        return largest;
    }
}
