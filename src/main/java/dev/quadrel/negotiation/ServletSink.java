package dev.quadrel.negotiation;

import dev.quadrel.transfer.ByteSink;
import io.undertow.servlet.spec.ServletOutputStreamImpl;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The body of a reply through Undertow's own stream: direct buffers go to the socket as they are, files by `sendfile`
/// where the connection is not encrypted.
record ServletSink(ServletOutputStreamImpl stream) implements ByteSink {

    /// The client takes no more, which is no fault of the server.
    static final class ClientGone extends IOException {

        private static final long serialVersionUID = 1L;

        ClientGone(IOException cause) {
            super(cause);
        }
    }

    /// The JDK copies a heap buffer into a direct one of its size, which it keeps for the thread.
    @Override
    public void write(ByteBuffer bytes) throws IOException {
        int limit = bytes.limit();
        while (bytes.position() < limit) {
            int end = bytes.isDirect() ? limit : Math.min(limit, bytes.position() + PIECE);
            bytes.limit(end);
            try {
                stream.write(bytes);
            } catch (IOException e) {
                throw new ClientGone(e);
            }
            bytes.position(end).limit(limit);
        }
    }

    /// A failure is the file's or the connection's; which one, [FileWindow] tells.
    @Override
    public void transfer(FileChannel file, long position, long count) throws IOException {
        try {
            stream.transferFrom(new FileWindow(file, position, count));
        } catch (EOFException e) {
            throw e;
        } catch (IOException e) {
            throw new ClientGone(e);
        }
    }
}
