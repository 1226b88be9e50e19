package dev.quadrel.negotiation;

import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// The body of a reply through a stream, where a servlet filter of the application has put one of its own before
/// Undertow's.
record StreamSink(OutputStream stream) implements ByteSink {

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        byte[] piece = new byte[Math.min(PIECE, bytes.remaining())];
        while (bytes.hasRemaining()) {
            int count = Math.min(piece.length, bytes.remaining());
            bytes.get(piece, 0, count);
            stream.write(piece, 0, count);
        }
    }
}
