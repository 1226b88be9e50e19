package dev.quadrel.it;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Sends a request exactly as written and reads the reply exactly as it came: no client in between that corrects paths,
/// adds headers or decodes bodies.
final class Wire {

    /// A reply.
    record Reply(int status, List<String> headers, byte[] body) {

        Optional<String> header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /// What follows is no body.
    private static final int SWITCHING_PROTOCOLS = 101;

    private Wire() {}

    static Reply get(ServerProcess server, String target, String... headers) throws IOException {
        return send(server, "GET", target, new byte[0], headers);
    }

    static Reply send(ServerProcess server, String method, String target, byte[] body, String... headers)
            throws IOException {
        StringBuilder head =
                new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n");
        if (Stream.of(headers).noneMatch(header -> header.startsWith("Connection:"))) {
            head.append("Connection: close\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        boolean chunked = head.indexOf("Transfer-Encoding") >= 0;
        if (!chunked && (body.length > 0 || method.equals("POST"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return read(socket.getInputStream(), method.equals("HEAD"));
        }
    }

    private static Reply read(InputStream in, boolean noBody) throws IOException {
        String status = line(in);
        List<String> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        Reply reply = new Reply(Integer.parseInt(status.split(" ")[1]), headers, new byte[0]);
        byte[] body = noBody || reply.status() == SWITCHING_PROTOCOLS ? new byte[0] : body(in, reply);
        return new Reply(reply.status(), headers, body);
    }

    private static byte[] body(InputStream in, Reply reply) throws IOException {
        if (reply.header("Transfer-Encoding").isEmpty()) {
            Optional<String> length = reply.header("Content-Length");
            return length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : in.readAllBytes();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The connection was closed within the reply, after: " + line);
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
