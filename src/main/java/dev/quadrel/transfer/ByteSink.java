package dev.quadrel.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Takes the bytes of a body, in the order in which they are sent. Used by one thread at a time.
@FunctionalInterface
public interface ByteSink {

    /// How much of a file is copied at once where it cannot be sent without copying.
    int PIECE = 128 * 1024;

    /// Takes the bytes between position and limit. When this returns, the buffer may be used again.
    void write(ByteBuffer bytes) throws IOException;

    /// Takes bytes of a file; a sink that can, does not copy them through memory.
    ///
    /// @throws IOException also where the file ends before
    default void transfer(FileChannel file, long position, long count) throws IOException {
        ByteBuffer piece = ByteBuffer.allocateDirect((int) Math.min(PIECE, Math.max(1, count)));
        long done = 0;
        while (done < count) {
            piece.clear().limit((int) Math.min(piece.capacity(), count - done));
            int read = file.read(piece, position + done);
            if (read < 0) {
                throw new IOException("The file ends " + (count - done) + " bytes early");
            }
            write(piece.flip());
            done += read;
        }
    }

    /// The sink as a stream, for writers that know nothing else. Closing it does nothing.
    default OutputStream stream() {
        return new SinkStream(this);
    }
}
