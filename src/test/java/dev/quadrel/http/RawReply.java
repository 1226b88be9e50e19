package dev.quadrel.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What came back for a request that was sent exactly as written.
record RawReply(int status, List<String> headers, String body) {

    /// Sends these lines, which get their line ends and an empty line here, on a connection of their own.
    static RawReply to(int port, String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            String head = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static RawReply parse(String all) throws IOException {
        int end = all.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("No reply but: " + all);
        }
        List<String> lines = Arrays.asList(all.substring(0, end).split("\r\n"));
        int status = Integer.parseInt(lines.getFirst().split(" ")[1]);
        return new RawReply(status, lines.subList(1, lines.size()), all.substring(end + 4));
    }

    Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }
}
