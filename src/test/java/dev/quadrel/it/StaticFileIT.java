package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Files as a client sees them, on the wire.
class StaticFileIT {

    private final ServerProcess server = Servers.checkApp();
    private final Path files = Servers.folder("files");

    @Test
    void file_hasItsHeaders() throws IOException {
        Files.writeString(files.resolve("a.txt"), "hello");
        Wire.Reply reply = Wire.get(server, "/files/a.txt");
        assertThat(reply.text()).isEqualTo("hello");
        assertThat(reply.header("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(reply.header("Content-Length")).hasValue("5");
        assertThat(reply.header("ETag")).hasValue("\"3610a686\"");
        assertThat(reply.header("Cache-Control")).hasValue("max-age=0");
        assertThat(reply.header("Accept-Ranges")).hasValue("bytes");
        assertThat(reply.header("Last-Modified")).isPresent();
    }

    @Test
    void head_hasTheHeadersAndNoBody() throws IOException {
        Files.writeString(files.resolve("head.txt"), "hello");
        Wire.Reply reply = Wire.send(server, "HEAD", "/files/head.txt", new byte[0]);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Length")).hasValue("5");
        assertThat(reply.header("ETag")).isPresent();
    }

    // rule 11
    @Test
    void changedFile_isSentAtOnce() throws IOException {
        Path file = files.resolve("changing.txt");
        for (String content : new String[] {"one", "two", "three", "four"}) {
            Files.writeString(file, content);
            assertThat(Wire.get(server, "/files/changing.txt").text()).isEqualTo(content);
        }
        Files.delete(file);
        assertThat(Wire.get(server, "/files/changing.txt").status()).isEqualTo(404);
    }

    @Test
    void tagsInConditions_areWeighed() throws IOException {
        String path = dated("tags.txt");
        for (String named : new String[] {"\"x\", \"3610a686\"", "W/\"3610a686\"", "3610a686", "*"}) {
            assertThat(status(path, "If-None-Match: " + named)).as(named).isEqualTo(304);
        }
        String since = "If-Modified-Since: Tue, 02 Jan 2024 03:04:05 GMT";
        assertThat(status(path, "If-None-Match: \"x\"", since)).isEqualTo(200);
        assertThat(status(path, "If-Match: \"x\"")).isEqualTo(412);
        assertThat(status(path, "If-Match: \"3610a686\"")).isEqualTo(200);
        Wire.Reply unchanged = Wire.get(server, path, "If-None-Match: *");
        assertThat(unchanged.header("ETag")).hasValue("\"3610a686\"");
        assertThat(unchanged.header("Cache-Control")).isPresent();
        assertThat(unchanged.body()).isEmpty();
    }

    @Test
    void datesInConditions_areWeighed() throws IOException {
        String path = dated("dates.txt");
        assertThat(status(path, "If-Modified-Since: Tue, 02 Jan 2024 03:04:05 GMT"))
                .isEqualTo(304);
        assertThat(status(path, "If-Modified-Since: Tue, 02 Jan 2024 03:04:04 GMT"))
                .isEqualTo(200);
        assertThat(status(path, "If-Modified-Since: yesterday")).isEqualTo(200);
        assertThat(status(path, "If-Unmodified-Since: Mon, 01 Jan 2024 00:00:00 GMT"))
                .isEqualTo(412);
    }

    private String dated(String name) throws IOException {
        Path file = files.resolve(name);
        Files.writeString(file, "hello");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-01-02T03:04:05Z")));
        return "/files/" + name;
    }

    private int status(String path, String... headers) throws IOException {
        return Wire.get(server, path, headers).status();
    }

    @Test
    void ranges_areCutOut() throws IOException {
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        Files.write(files.resolve("data.bin"), content);
        Wire.Reply one = Wire.get(server, "/files/data.bin", "Range: bytes=1000-2999");
        assertThat(one.status()).isEqualTo(206);
        assertThat(one.header("Content-Range")).hasValue("bytes 1000-2999/300000");
        assertThat(one.body()).isEqualTo(Arrays.copyOfRange(content, 1000, 3000));
        Wire.Reply end = Wire.get(server, "/files/data.bin", "Range: bytes=-5");
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(content, 299_995, 300_000));
        assertThat(Wire.get(server, "/files/data.bin", "Range: bytes=299999-").body())
                .hasSize(1);
        Wire.Reply outside = Wire.get(server, "/files/data.bin", "Range: bytes=300000-");
        assertThat(outside.status()).isEqualTo(416);
        assertThat(outside.header("Content-Range")).hasValue("bytes */300000");
        assertThat(Wire.get(server, "/files/data.bin", "Range: bytes=5-1").status())
                .isEqualTo(200);
        assertThat(Wire.get(server, "/files/data.bin", "Range: lines=1-2").body())
                .isEqualTo(content);
    }

    @Test
    void severalRanges_comeAsMultipart() throws IOException {
        Files.writeString(files.resolve("letters.txt"), "abcdefghijklmnopqrstuvwxyz");
        Wire.Reply reply = Wire.get(server, "/files/letters.txt", "Range: bytes=0-1, 24-, 30-40");
        assertThat(reply.status()).isEqualTo(206);
        String boundary = reply.header("Content-Type").orElseThrow().replace("multipart/byteranges; boundary=", "");
        assertThat(reply.text())
                .isEqualTo(
                        "\r\n--%1$s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Range: bytes 0-1/26\r\n\r\nab"
                                .concat("\r\n--%1$s\r\nContent-Type: text/plain; charset=utf-8\r\n")
                                .concat("Content-Range: bytes 24-25/26\r\n\r\nyz\r\n--%1$s--\r\n")
                                .formatted(boundary));
    }

    @Test
    void ifRange_holdsOrTheWholeFileIsSent() throws IOException {
        Files.writeString(files.resolve("ifrange.txt"), "hello");
        String range = "Range: bytes=0-0";
        assertThat(Wire.get(server, "/files/ifrange.txt", range, "If-Range: \"3610a686\"")
                        .text())
                .isEqualTo("h");
        assertThat(Wire.get(server, "/files/ifrange.txt", range, "If-Range: \"other\"")
                        .text())
                .isEqualTo("hello");
        assertThat(Wire.get(server, "/files/ifrange.txt", range, "If-Range: W/\"3610a686\"")
                        .text())
                .isEqualTo("hello");
    }

    @Test
    void text_isCompressedForThoseWhoAccept() throws IOException {
        String content = "text ".repeat(1000);
        Files.writeString(files.resolve("long.txt"), content);
        Wire.Reply plain = Wire.get(server, "/files/long.txt");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.header("Vary").orElse("")).contains("Accept-Encoding");
        Wire.Reply gzip = Wire.get(server, "/files/long.txt", "Accept-Encoding: br;q=1, gzip;q=0.8");
        assertThat(gzip.header("Content-Encoding")).hasValue("gzip");
        assertThat(gzip.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .asString()
                .isEqualTo(content);
        assertThat(Wire.get(server, "/files/long.txt", "Accept-Encoding: gzip;q=0")
                        .body())
                .hasSize(5000);
        assertThat(Wire.get(server, "/files/long.txt", "Accept-Encoding: gzip", "Range: bytes=0-3")
                        .text())
                .isEqualTo("text");
    }

    @Test
    void siblings_areSentForTheirCoding() throws IOException {
        Files.writeString(files.resolve("app.js"), "plain");
        Files.writeString(files.resolve("app.js.br"), "brotli");
        Files.writeString(files.resolve("app.js.zst"), "zstd");
        Files.writeString(files.resolve("app.js.gz"), "gzip");
        assertThat(Wire.get(server, "/files/app.js", "Accept-Encoding: gzip, deflate, br, zstd")
                        .text())
                .isEqualTo("brotli");
        Wire.Reply zstd = Wire.get(server, "/files/app.js", "Accept-Encoding: zstd");
        assertThat(zstd.text()).isEqualTo("zstd");
        assertThat(zstd.header("Content-Encoding")).hasValue("zstd");
        assertThat(zstd.header("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(Wire.get(server, "/files/app.js", "Accept-Encoding: gzip").text())
                .isEqualTo("gzip");
        Files.setLastModifiedTime(files.resolve("app.js.gz"), FileTime.from(Instant.EPOCH));
        Files.writeString(files.resolve("app.js"), "newer");
        assertThat(Wire.get(server, "/files/app.js", "Accept-Encoding: gzip").text())
                .isEqualTo("newer");
    }

    @Test
    void folders_redirectIndexOrRefuse() throws IOException {
        Path folder = Files.createDirectories(files.resolve("pages"));
        assertThat(Wire.get(server, "/files/pages/").status()).isEqualTo(404);
        Files.writeString(folder.resolve("index.htm"), "htm");
        assertThat(Wire.get(server, "/files/pages/").text()).isEqualTo("htm");
        Files.writeString(folder.resolve("index.html"), "html");
        Wire.Reply redirect = Wire.get(server, "/files/pages?a=b%20c");
        assertThat(redirect.status()).isEqualTo(301);
        assertThat(redirect.header("Location")).hasValue("/files/pages/?a=b%20c");
        assertThat(redirect.header("Content-Length")).hasValue("0");
        assertThat(Wire.get(server, "/files?x").header("Location")).hasValue("/files/?x");
    }

    @Test
    void largeFile_isSentWhole() throws IOException {
        byte[] content = new byte[12 << 20];
        new Random(2).nextBytes(content);
        Files.write(files.resolve("large.bin"), content);
        Wire.Reply reply = Wire.get(server, "/files/large.bin");
        assertThat(reply.body()).isEqualTo(content);
        assertThat(Wire.get(server, "/files/large.bin", "Range: bytes=9000000-9000009")
                        .body())
                .isEqualTo(Arrays.copyOfRange(content, 9_000_000, 9_000_010));
        assertThat(Wire.get(
                                server,
                                "/files/large.bin",
                                "If-None-Match: " + reply.header("ETag").orElseThrow())
                        .status())
                .isEqualTo(304);
    }

    @Test
    void laterAndFallbackFolders_shadowAsBound() throws IOException {
        Path fallback = Servers.folder("fallback");
        Files.writeString(fallback.resolve("only-fallback.txt"), "fallback");
        Files.writeString(fallback.resolve("both.txt"), "fallback");
        Files.writeString(files.resolve("both.txt"), "first");
        assertThat(Wire.get(server, "/files/only-fallback.txt").text()).isEqualTo("fallback");
        assertThat(Wire.get(server, "/files/both.txt").text()).isEqualTo("first");
    }

    @Test
    void faviconSpecialAndFallbackFiles_answer() throws IOException {
        assertThat(Wire.get(server, "/any/where/favicon.ico").body()).hasSize(78);
        Wire.Reply special = Wire.get(server, "/special.js");
        assertThat(special.header("Content-Type")).hasValue("text/javascript");
        assertThat(Wire.get(server, "/app/some/page").text()).contains("<title>page</title>");
        assertThat(Wire.get(server, "/page.html").status()).isEqualTo(200);
    }
}
