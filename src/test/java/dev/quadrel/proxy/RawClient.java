package dev.quadrel.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client that sends and sees exact bytes, as Latin-1 text. It waits 5 seconds at most for any byte.
final class RawClient implements AutoCloseable {

    private final Socket socket = new Socket();
    private final InputStream in;

    RawClient(Front front) throws IOException {
        this(front, 0);
    }

    /// @param receiveBuffer size of the socket's buffer; 0 for the system's own choice
    RawClient(Front front, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), front.port()));
        socket.setSoTimeout(5000);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    /// What a server answers to these lines, which get their line ends and an empty line here, on a connection that
    /// ends with the response.
    static String exchange(Front front, String... lines) throws IOException {
        try (RawClient client = new RawClient(front)) {
            client.head(lines);
            return client.rest();
        }
    }

    void head(String... lines) throws IOException {
        send(String.join("\r\n", lines) + "\r\n\r\n");
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /// Everything up to this text, which is included.
    String until(String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The connection ended after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    String responseHead() throws IOException {
        return until("\r\n\r\n");
    }

    String bytes(int count) throws IOException {
        return new String(in.readNBytes(count), StandardCharsets.ISO_8859_1);
    }

    /// Everything up to the end of the connection; fails where it is reset.
    String rest() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        in.transferTo(read);
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /// Waits for a byte, or the end.
    void readSomething() throws IOException {
        in.read();
    }

    InputStream in() {
        return in;
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    /// How many bytes arrive, of as many as are expected.
    static long count(InputStream in, long expected) throws IOException {
        byte[] part = new byte[1 << 16];
        long count = 0;
        int read = 0;
        while (count < expected && read >= 0) {
            count += read;
            read = count < expected ? in.read(part) : 0;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
