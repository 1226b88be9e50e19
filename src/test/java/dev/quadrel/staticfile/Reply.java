package dev.quadrel.staticfile;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A reply as it came. Every reply to a file request has its length or no body, so nothing else is read.
record Reply(int status, List<String> headers, byte[] body) {

    static Reply read(InputStream in, boolean withoutBody) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        List<String> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        Reply reply = new Reply(status, headers, new byte[0]);
        if (withoutBody || status == 304) {
            return reply;
        }
        int length = Integer.parseInt(reply.header("Content-Length")
                .orElseThrow(() -> new IOException("A reply without its length: " + headers)));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("The body ended after " + body.length + " of " + length + " bytes");
        }
        return new Reply(status, headers, body);
    }

    /// The value of a header that comes at most once.
    Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        List<String> values = headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .toList();
        if (values.size() > 1) {
            throw new AssertionError(name + " comes more than once: " + values);
        }
        return values.stream().findFirst();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException("The connection ended within the head of a reply");
            }
            if (next != '\r') {
                line.write(next);
            }
            next = in.read();
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
