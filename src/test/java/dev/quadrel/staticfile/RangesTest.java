package dev.quadrel.staticfile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each request on a kept connection shows, by the reply after it, that the one before sent neither more nor less.
class RangesTest {

    private static final int SIZE = 700_000;
    private static final byte[] CONTENT = new byte[SIZE];

    @TempDir
    private Path folder;

    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        new Random(1).nextBytes(CONTENT);
        Files.write(folder.resolve("data.bin"), CONTENT);
        Files.writeString(folder.resolve("letters.txt"), "abcdefghijklmnopqrstuvwxyz");
        Files.createFile(folder.resolve("empty.txt"));
        server = Rules.of(folder).maxAge(Duration.ofHours(1)).serve();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    // rules 9 and 12
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0, 8192",
        "0, 700000",
        "1, 1",
        "1, 8191",
        "1, 8192",
        "1, 8193",
        "8192, 8193",
        "5000, 300000",
        "399999, 300000",
        "400000, 300000",
        "699999, 1"
    })
    void range_holdsExactlyItsBytes(int first, int length) throws IOException {
        try (Connection connection = server.connect()) {
            for (int i = 0; i < 3; i++) {
                Reply reply = connection.get("/data.bin", "Range: bytes=" + first + "-" + (first + length - 1));
                assertThat(reply.status()).isEqualTo(206);
                assertThat(reply.header("Content-Range"))
                        .hasValue("bytes " + first + "-" + (first + length - 1) + "/700000");
                assertThat(reply.header("Content-Type")).hasValue("application/octet-stream");
                assertThat(Arrays.equals(reply.body(), Arrays.copyOfRange(CONTENT, first, first + length)))
                        .isTrue();
            }
            assertThat(connection.get("/letters.txt").text()).isEqualTo("abcdefghijklmnopqrstuvwxyz");
        }
    }

    // rules 8, 9 and 12
    @Test
    void connectionIsKept_afterEveryKindOfReply() throws IOException {
        try (Connection connection = server.connect()) {
            for (int i = 0; i < 3; i++) {
                assertThat(Arrays.equals(connection.get("/data.bin").body(), CONTENT))
                        .isTrue();
                Reply head = connection.request("HEAD", "/data.bin");
                assertThat(head.header("Content-Length")).hasValue("700000");
                String tag = head.header("ETag").orElseThrow();
                assertThat(connection.get("/data.bin", "If-None-Match: " + tag).status())
                        .isEqualTo(304);
                assertThat(connection.get("/data.bin", "Range: bytes=8000-9000").body())
                        .isEqualTo(Arrays.copyOfRange(CONTENT, 8000, 9001));
                assertThat(connection.get("/data.bin", "Range: bytes=700000-").status())
                        .isEqualTo(416);
                assertThat(connection
                                .request("HEAD", "/letters.txt", "Range: bytes=0-1")
                                .status())
                        .isEqualTo(200);
                assertThat(connection.get("/data.bin", "If-Match: \"x\"").status())
                        .isEqualTo(412);
                assertThat(connection
                                .get("/data.bin", "Range: bytes=0-0,699999-")
                                .status())
                        .isEqualTo(206);
                assertThat(connection.get("/none").status()).isEqualTo(404);
            }
        }
    }

    // rules 9 and 12
    @Test
    void pipelinedRequests_areAnsweredInOrder() throws IOException {
        try (Connection connection = server.connect()) {
            connection.send("GET", "/data.bin", "Range: bytes=100000-399999");
            connection.send("GET", "/letters.txt");
            connection.send("GET", "/data.bin", "Range: bytes=-1");
            assertThat(Arrays.equals(connection.reply().body(), Arrays.copyOfRange(CONTENT, 100_000, 400_000)))
                    .isTrue();
            assertThat(connection.reply().text()).startsWith("abc");
            assertThat(connection.reply().body()).containsExactly(CONTENT[SIZE - 1]);
        }
    }

    // rule 9
    @ParameterizedTest
    @ValueSource(strings = {"/letters.txt", "/data.bin"})
    void severalRanges_areMultipart(String path) throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve(path.substring(1)));
        try (Connection connection = server.connect()) {
            for (int i = 0; i < 2; i++) {
                Reply reply = connection.get(path, "Range: bytes=2-3, -2, 999999-, 0-0");
                assertThat(reply.status()).isEqualTo(206);
                assertThat(reply.header("Content-Range")).isEmpty();
                assertThat(reply.header("Content-Type").orElseThrow()).startsWith("multipart/byteranges; boundary=");
                assertThat(reply.body()).isEqualTo(multipart(reply, content, 2, 2, content.length - 2, 2, 0, 1));
            }
            assertThat(connection.get("/letters.txt").body()).hasSize(26);
        }
    }

    // rules 9 and 12
    @Test
    void largeRangesInMultipart_areExact() throws IOException {
        try (Connection connection = server.connect()) {
            Reply reply = connection.get("/data.bin", "Range: bytes=350000-649999,1-300000");
            byte[] expected = multipart(reply, CONTENT, 350_000, 300_000, 1, 300_000);
            assertThat(Arrays.equals(reply.body(), expected)).isTrue();
            assertThat(connection.get("/letters.txt").body()).hasSize(26);
        }
    }

    // rule 9
    @Test
    void rangeOutsideOfTheFile_is416ThatNoCacheKeeps() throws IOException {
        for (int i = 0; i < 2; i++) {
            Reply reply = server.get("/letters.txt", "Range: bytes=26-");
            assertThat(reply.status()).isEqualTo(416);
            assertThat(reply.header("Content-Range")).hasValue("bytes */26");
            assertThat(reply.header("Content-Type")).hasValue("application/json");
            assertThat(reply.header("Cache-Control")).hasValue("no-store");
            assertThat(reply.header("Last-Modified")).isEmpty();
            assertThat(reply.text()).contains("\"detail\":\"The file has 26 bytes");
        }
        Reply failed = server.get("/letters.txt", "If-Match: \"x\"");
        assertThat(failed.status()).isEqualTo(412);
        assertThat(failed.header("Cache-Control")).hasValue("no-store");
        assertThat(server.get("/letters.txt").header("Cache-Control")).hasValue("max-age=3600");
    }

    // rule 9
    @Test
    void malformedRangeOrStaleIfRange_sendsAll() throws IOException {
        Reply all = server.get("/letters.txt", "Range: bytes=5-1");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.body()).hasSize(26);
        String tag = all.header("ETag").orElseThrow();
        String date = all.header("Last-Modified").orElseThrow();
        String range = "Range: bytes=0-0";
        assertThat(server.get("/letters.txt", range, "If-Range: " + tag).status())
                .isEqualTo(206);
        assertThat(server.get("/letters.txt", range, "If-Range: " + date).status())
                .isEqualTo(206);
        assertThat(server.get("/letters.txt", range, "If-Range: W/" + tag).status())
                .isEqualTo(200);
        assertThat(server.get("/letters.txt", "Range: bytes=99-", "If-Range: \"x\"")
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/letters.txt", range, "If-None-Match: " + tag).status())
                .isEqualTo(304);
    }

    // rule 9
    @Test
    void emptyFile_isSent() throws IOException {
        for (int i = 0; i < 2; i++) {
            Reply reply = server.get("/empty.txt");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Length")).hasValue("0");
            assertThat(reply.header("ETag")).hasValue("\"0\"");
            assertThat(server.get("/empty.txt", "Range: bytes=0-").header("Content-Range"))
                    .hasValue("bytes */0");
            assertThat(server.get("/empty.txt", "Range: bytes=-5").status()).isEqualTo(200);
        }
    }

    /// @param ranges each by its first position and its length
    private static byte[] multipart(Reply reply, byte[] content, int... ranges) {
        String type = reply.header("Content-Type").orElseThrow();
        String boundary = type.substring(type.indexOf('=') + 1);
        String contentType = content.length == 26 ? "text/plain; charset=utf-8" : "application/octet-stream";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < ranges.length; i += 2) {
            int last = ranges[i] + ranges[i + 1] - 1;
            body.writeBytes("\r\n--%s\r\nContent-Type: %s\r\nContent-Range: bytes %d-%d/%d\r\n\r\n"
                    .formatted(boundary, contentType, ranges[i], last, content.length)
                    .getBytes(US_ASCII));
            body.write(content, ranges[i], ranges[i + 1]);
        }
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(US_ASCII));
        return body.toByteArray();
    }
}
