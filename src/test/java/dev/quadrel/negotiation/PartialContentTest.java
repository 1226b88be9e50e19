package dev.quadrel.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.transfer.Body;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialContentTest {

    private static final byte[] CONTENT = Bodies.text(5000);

    @TempDir
    private static java.nio.file.Path folder;

    private static ApiServer server;

    /// One file.
    @Path("api/v1/file")
    public static final class OneFile {

        private final java.nio.file.Path file;

        OneFile(java.nio.file.Path file) {
            this.file = file;
        }

        @GET
        public Response bytes() throws IOException {
            return PartialContent.of(file).reply(this::part).type("text/csv").build();
        }

        private Body part(long position, long count) {
            return new Bodies.Sent(count, sink -> {
                try (FileChannel channel = FileChannel.open(file)) {
                    sink.transfer(channel, position, count);
                }
            });
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = ApiServer.of(new OneFile(Files.write(folder.resolve("a.csv"), CONTENT)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    // rule 10
    @Test
    void theWholeFile_isSentAsItIsWithItsVersion() throws Exception {
        HttpResponse<byte[]> reply = server.get("/api/v1/file", "Accept-Encoding", "zstd, gzip");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(CONTENT);
        assertThat(reply.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(reply.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        assertThat(reply.headers().firstValue("ETag").orElse(""))
                .startsWith("\"1388-")
                .endsWith("\"");
        assertThat(reply.headers().firstValue("Last-Modified").orElse("")).endsWith(" GMT");
        assertThat(reply.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    }

    // rule 10
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=10-19 | 206 | bytes 10-19/5000 | 10 | 20",
                "bytes=-5 | 206 | bytes 4995-4999/5000 | 4995 | 5000",
                "bytes=4990-9999 | 206 | bytes 4990-4999/5000 | 4990 | 5000",
                "bytes=0-1,5-6 | 200 | '' | 0 | 5000",
                "lines=1 | 200 | '' | 0 | 5000"
            })
    void aRange_isSentAlone(String range, int status, String told, int from, int to) throws Exception {
        HttpResponse<byte[]> reply = server.get("/api/v1/file", "Range", range, "Accept-Encoding", "gzip");
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Range").orElse("")).isEqualTo(told);
        assertThat(reply.body()).isEqualTo(Arrays.copyOfRange(CONTENT, from, to));
    }

    // rule 10
    @Test
    void aRangeOutsideOfTheFile_isRefused() throws Exception {
        HttpResponse<byte[]> reply = server.get("/api/v1/file", "Range", "bytes=5000-");
        assertThat(reply.statusCode()).isEqualTo(416);
        assertThat(reply.headers().firstValue("Content-Range")).hasValue("bytes */5000");
    }

    // rule 10
    @Test
    void conditions_areWeighed() throws Exception {
        HttpResponse<byte[]> whole = server.get("/api/v1/file");
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        String time = whole.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(server.get("/api/v1/file", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(server.get("/api/v1/file", "If-Modified-Since", time).statusCode())
                .isEqualTo(304);
        assertThat(server.get("/api/v1/file", "If-Match", "\"x\"").statusCode()).isEqualTo(412);
        assertThat(server.get("/api/v1/file", "Range", "bytes=0-1", "If-Range", tag)
                        .statusCode())
                .isEqualTo(206);
        assertThat(server.get("/api/v1/file", "Range", "bytes=0-1", "If-Range", "\"x\"")
                        .statusCode())
                .isEqualTo(200);
    }

    // rule 10
    @Test
    void head_saysTheLengthOfTheWhole() throws Exception {
        HttpResponse<byte[]> reply = server.send(server.request("/api/v1/file")
                .header("Range", "bytes=0-1")
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Length")).hasValue("5000");
    }
}
