package dev.quadrel.staticfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodingsTest {

    private static final String TEXT = "some text ".repeat(500);
    private static final String GZIP = "Accept-Encoding: gzip";
    private static final Instant OLD = Instant.parse("2024-01-02T03:04:05Z");

    @TempDir
    private Path folder;

    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        write("long.txt", TEXT);
        server = Rules.of(folder).serve();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    // rule 10
    @Test
    void text_isCompressedForThoseWhoAccept() throws IOException {
        try (Connection connection = server.connect()) {
            Reply plain = connection.get("/long.txt");
            assertThat(plain.header("Content-Encoding")).isEmpty();
            assertThat(plain.header("Vary")).hasValue("Accept-Encoding");
            for (int i = 0; i < 3; i++) {
                Reply gzip = connection.get("/long.txt", "Accept-Encoding: deflate", "Accept-Encoding: gzip;q=0.5");
                assertThat(gzip.header("Content-Encoding")).hasValue("gzip");
                assertThat(gzip.header("Content-Type")).hasValue("text/plain; charset=utf-8");
                assertThat(gzip.header("Vary")).hasValue("Accept-Encoding");
                assertThat(gzip.header("ETag").orElseThrow())
                        .isEqualTo(plain.header("ETag").orElseThrow().replaceFirst("\"$", "-gzip\""));
                assertThat(gunzip(gzip.body())).isEqualTo(TEXT);
                Reply head = connection.request("HEAD", "/long.txt", GZIP);
                assertThat(head.headers().stream().filter(line -> !line.startsWith("Date")))
                        .containsExactlyInAnyOrderElementsOf(gzip.headers().stream()
                                .filter(line -> !line.startsWith("Date"))
                                .toList());
            }
            assertThat(connection.get("/long.txt", "Accept-Encoding: gzip;q=0").text())
                    .isEqualTo(TEXT);
        }
    }

    // rules 8 and 10
    @Test
    void conditionsAndRanges_matchTheCoding() throws IOException {
        String plain = server.get("/long.txt").header("ETag").orElseThrow();
        String gzip = server.get("/long.txt", GZIP).header("ETag").orElseThrow();
        Reply same = server.get("/long.txt", GZIP, "If-None-Match: " + gzip);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.header("ETag")).hasValue(gzip);
        assertThat(same.header("Vary")).hasValue("Accept-Encoding");
        assertThat(server.get("/long.txt", GZIP, "If-None-Match: " + plain).status())
                .isEqualTo(200);
        assertThat(server.get("/long.txt", "If-None-Match: " + gzip).status()).isEqualTo(200);
        assertThat(server.get("/long.txt", GZIP, "If-None-Match: " + plain.replace("\"", ""))
                        .status())
                .isEqualTo(304);
        Reply range = server.get("/long.txt", GZIP, "Range: bytes=0-3");
        assertThat(range.text()).isEqualTo("some");
        assertThat(range.header("Content-Encoding")).isEmpty();
        assertThat(range.header("Vary")).hasValue("Accept-Encoding");
        Reply resumed = server.get("/long.txt", GZIP, "Range: bytes=9-", "If-Range: " + gzip);
        assertThat(resumed.status()).isEqualTo(200);
        assertThat(resumed.text()).isEqualTo(TEXT);
    }

    // rule 10
    @Test
    void smallOrPackedFile_isNeitherCompressedNorVaries() throws IOException {
        write("short.txt", "short");
        write("photo.png", TEXT);
        for (String path : new String[] {"/short.txt", "/photo.png"}) {
            Reply reply = server.get(path, GZIP);
            assertThat(reply.header("Content-Encoding")).isEmpty();
            assertThat(reply.header("Vary")).isEmpty();
        }
    }

    // rule 10
    @Test
    void sibling_isSentInItsCoding() throws IOException {
        write("app.js", "plain");
        write("app.js.br", "brotli!");
        write("app.js.zst", "zstd");
        write("app.js.gz", "gzip");
        try (Connection connection = server.connect()) {
            for (int i = 0; i < 2; i++) {
                assertCoded(connection.get("/app.js", "Accept-Encoding: gzip, deflate, br, zstd"), "br", "brotli!");
                assertCoded(connection.get("/app.js", "Accept-Encoding: gzip, zstd"), "zstd", "zstd");
                assertCoded(connection.get("/app.js", "Accept-Encoding: br;q=0.2, gzip"), "gzip", "gzip");
                assertThat(connection.get("/app.js").text()).isEqualTo("plain");
            }
        }
    }

    private static void assertCoded(Reply reply, String coding, String content) {
        assertThat(reply.text()).isEqualTo(content);
        assertThat(reply.header("Content-Encoding")).hasValue(coding);
        assertThat(reply.header("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(reply.header("ETag").orElseThrow()).endsWith("-" + coding + "\"");
        assertThat(reply.header("Vary")).hasValue("Accept-Encoding");
    }

    // rule 10
    @Test
    void weights_decideBetweenASiblingAndCompression() throws IOException {
        write("long.txt.br", "brotli");
        assertThat(server.get("/long.txt", "Accept-Encoding: br;q=0.1, gzip").header("Content-Encoding"))
                .hasValue("gzip");
        assertThat(server.get("/long.txt", "Accept-Encoding: br, gzip").text()).isEqualTo("brotli");
    }

    // rule 10
    @Test
    void olderSibling_isNotSent() throws IOException {
        write("app.js", "plain");
        write("app.js.gz", "stale");
        Files.setLastModifiedTime(folder.resolve("app.js.gz"), FileTime.from(OLD.minusSeconds(1)));
        assertThat(server.get("/app.js", GZIP).text()).isEqualTo("plain");
    }

    // rules 4 and 10
    @Test
    void siblingThatIsALink_isNotSent() throws IOException {
        write("app.js", "plain");
        Path outside = Files.createTempFile("outside", ".gz");
        Files.createSymbolicLink(folder.resolve("app.js.gz"), outside);
        assertThat(server.get("/app.js", GZIP).text()).isEqualTo("plain");
        Files.delete(outside);
    }

    // rules 10 and 11
    @Test
    void siblingThatChangesOrGoes_isNoticedAtOnce() throws IOException {
        write("app.js", "plain");
        write("app.js.gz", "packed");
        assertThat(server.get("/app.js", GZIP).text()).isEqualTo("packed");
        write("app.js.gz", "packed anew, and longer");
        assertThat(server.get("/app.js", GZIP).text()).isEqualTo("packed anew, and longer");
        Files.delete(folder.resolve("app.js.gz"));
        Reply plain = server.get("/app.js", GZIP);
        assertThat(plain.text()).isEqualTo("plain");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.header("ETag").orElseThrow()).doesNotContain("gzip");
    }

    // rule 10
    @Test
    void compressedForm_isMadeOnce() throws IOException {
        Path file = folder.resolve("long.txt").toRealPath();
        FileLoader loader = new FileLoader(64 << 10);
        Resolution.Found found = new Resolution.Found(file, file, MediaTypes.of("long.txt"));
        StoredFile first = loader.compressed(loader.load(found, null));
        StoredFile again = loader.load(found, first);
        assertThat(first.compressible()).isFalse();
        assertThat(again.compressible()).isFalse();
        assertThat(again.in("gzip")).isSameAs(first.in("gzip"));
        assertThat(again.plain()).isSameAs(first.plain());
    }

    private void write(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(OLD));
    }

    private static String gunzip(byte[] bytes) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), UTF_8);
    }
}
