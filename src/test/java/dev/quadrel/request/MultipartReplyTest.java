package dev.quadrel.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartReplyTest {

    @TempDir
    Path folder;

    // rule 20
    @Test
    void eachValue_isOnePartInTheMapsOrder() throws IOException {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("text", "grüezi");
        parts.put("bytes", new byte[] {'b'});
        parts.put("stream", new ByteArrayInputStream(new byte[] {'s'}));
        parts.put("value", List.of(1, 2));
        MultipartReply reply = new MultipartReply(parts);
        String boundary = boundary(reply);
        assertThat(text(reply))
                .isEqualTo(part(boundary, "text", "text/plain", "grüezi")
                        + part(boundary, "bytes", "text/plain", "b")
                        + part(boundary, "stream", "application/octet-stream", "s")
                        + part(boundary, "value", "application/json", "[1,2]")
                        + "--" + boundary + "--\r\n");
    }

    // rule 20
    @Test
    void aStream_isReadToItsEndAndClosed() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        InputStream stream = new ByteArrayInputStream(new byte[300_000]) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        assertThat(text(new MultipartReply(Map.of("s", stream)))).hasSizeGreaterThan(300_000);
        assertThat(closed).hasValue(1);
    }

    // rule 20
    @Test
    void aStreamThatFails_isClosedAllTheSame() {
        AtomicInteger closed = new AtomicInteger();
        InputStream stream = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        MultipartReply reply = new MultipartReply(Map.of("s", stream));
        assertThatThrownBy(() -> text(reply)).isInstanceOf(IOException.class);
        assertThat(closed).hasValue(1);
    }

    // rule 20
    @Test
    void whatIsWritten_canBeReadAsARequest() throws IOException {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("a \"name\"\r\nX: y", "one");
        parts.put("größe", Map.of("n", 1));
        MultipartReply reply = new MultipartReply(parts);
        RequestSettings settings = new RequestSettings(1000, 1000, 1000, folder);
        RequestArguments arguments = PlainSource.post(
                        reply.mediaType(), text(reply).getBytes(StandardCharsets.UTF_8))
                .arguments(settings);
        assertThat(arguments.files()).containsOnlyKeys("a _name___X: y", "größe");
        try (InputStream in = arguments.file("größe").orElseThrow().open()) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("{\"n\":1}");
        }
        arguments.close();
    }

    @Test
    void noParts_areAnEmptyBody() throws IOException {
        MultipartReply reply = new MultipartReply(Map.of());
        assertThat(text(reply)).isEqualTo("--" + boundary(reply) + "--\r\n");
    }

    @Test
    void theBoundary_isFreshForEachReply() {
        assertThat(boundary(new MultipartReply(Map.of())))
                .matches("qsboundary[0-9a-f]{32}")
                .isNotEqualTo(boundary(new MultipartReply(Map.of())));
    }

    private static String boundary(MultipartReply reply) {
        return reply.mediaType().replace("multipart/form-data; boundary=", "").replace("\"", "");
    }

    private static String text(MultipartReply reply) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reply.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String part(String boundary, String name, String type, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n";
    }
}
