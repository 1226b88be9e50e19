package dev.quadrel.staticfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// A connection that sends requests exactly as written and is kept open between them. It waits 20 seconds at most for
/// any byte.
final class Connection implements AutoCloseable {

    private final Socket socket = new Socket();
    private final InputStream in;

    /// @param receiveBuffer size of the socket's buffer; 0 for the system's own choice
    Connection(int port, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1024);
    }

    Reply get(String target, String... headers) throws IOException {
        return request("GET", target, headers);
    }

    Reply request(String method, String target, String... headers) throws IOException {
        send(method, target, headers);
        return Reply.read(in, method.equals("HEAD"));
    }

    void send(String method, String target, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: h\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        socket.getOutputStream().write(head.append("\r\n").toString().getBytes(ISO_8859_1));
    }

    /// The reply to the next request sent.
    Reply reply() throws IOException {
        return Reply.read(in, false);
    }

    /// The next reply without its body, which [#in] goes on with.
    Reply replyHead() throws IOException {
        return Reply.read(in, true);
    }

    InputStream in() {
        return in;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
