package dev.quadrel.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// A [ByteSink] as a stream.
final class SinkStream extends OutputStream {

    private final ByteSink sink;

    SinkStream(ByteSink sink) {
        this.sink = sink;
    }

    @Override
    public void write(int value) throws IOException {
        sink.write(ByteBuffer.wrap(new byte[] {(byte) value}));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        sink.write(ByteBuffer.wrap(bytes, offset, length));
    }
}
