package dev.quadrel.request;

import dev.quadrel.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// An answer of several named parts, `multipart/form-data`. Each part has its name as its file name too. Text and bytes
/// are sent as `text/plain`, a stream as `application/octet-stream`, anything else as JSON.
public final class MultipartReply {

    private final String boundary = "qsboundary" + UUID.randomUUID().toString().replace("-", "");
    private final Map<String, Object> parts;

    /// @param parts values by name, sent in the map's order
    public MultipartReply(Map<String, ?> parts) {
        this.parts = new LinkedHashMap<>(parts);
    }

    /// The value of `Content-Type`.
    public String mediaType() {
        return "multipart/form-data; boundary=\"" + boundary + '"';
    }

    /// Writes all parts; streams are read to their end and closed.
    public void write(OutputStream out) throws IOException {
        for (Map.Entry<String, Object> part : parts.entrySet()) {
            String name = part.getKey().replaceAll("[\\r\\n\"]", "_");
            ascii(out, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"");
            out.write((name + "\"; filename=\"" + name).getBytes(StandardCharsets.UTF_8));
            ascii(out, "\"\r\nContent-Type: " + mediaType(part.getValue()) + "\r\n\r\n");
            writeValue(out, part.getValue());
            ascii(out, "\r\n");
        }
        ascii(out, "--" + boundary + "--\r\n");
    }

    private static String mediaType(Object value) {
        return switch (value) {
            case CharSequence text -> "text/plain";
            case byte[] bytes -> "text/plain";
            case InputStream stream -> "application/octet-stream";
            default -> "application/json";
        };
    }

    private static void writeValue(OutputStream out, Object value) throws IOException {
        switch (value) {
            case CharSequence text -> out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            case byte[] bytes -> out.write(bytes);
            case InputStream stream -> {
                try (stream) {
                    stream.transferTo(out);
                }
            }
            default -> Json.write(value, out);
        }
    }

    private static void ascii(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
