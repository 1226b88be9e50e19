package dev.quadrel.request;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes a multipart body by hand, with the boundary `b`.
final class MultipartText {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    MultipartText raw(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /// A part with these header lines, joined by CR LF.
    MultipartText part(String headers, byte[] content) {
        raw("--b\r\n" + headers + "\r\n\r\n");
        bytes.writeBytes(content);
        return raw("\r\n");
    }

    MultipartText field(String name, String value) {
        return part(disposition(name), value.getBytes(StandardCharsets.UTF_8));
    }

    MultipartText file(String name, byte[] content) {
        return part(disposition(name) + "; filename=\"" + name + ".bin\"\r\nContent-Type: image/png", content);
    }

    byte[] end() {
        return raw("--b--\r\n").bytes.toByteArray();
    }

    byte[] cut() {
        return bytes.toByteArray();
    }

    static String disposition(String name) {
        return "Content-Disposition: form-data; name=\"" + name + "\"";
    }
}
