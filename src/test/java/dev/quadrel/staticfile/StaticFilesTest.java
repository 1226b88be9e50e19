package dev.quadrel.staticfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {

    @TempDir
    private Path base;

    private Path www;

    @BeforeEach
    void makeFolder() throws IOException {
        www = Files.createDirectory(base.resolve("www"));
        Files.writeString(www.resolve("a.txt"), "inside");
        Files.createDirectory(www.resolve("docs"));
        Files.writeString(www.resolve("docs/index.html"), "<p>docs");
        Files.writeString(base.resolve("outside.txt"), "outside");
    }

    // rule 14
    @Test
    void file_hasItsHeaders() throws IOException {
        try (FileServer server = Rules.of(www).serve();
                Connection connection = server.connect()) {
            for (int i = 0; i < 2; i++) {
                Reply reply = connection.get("/a.txt");
                assertThat(reply.text()).isEqualTo("inside");
                assertThat(reply.header("Content-Type")).hasValue("text/plain; charset=utf-8");
                assertThat(reply.header("ETag")).hasValue("\"bafef2b4\"");
                assertThat(reply.header("Cache-Control")).hasValue("max-age=0");
                assertThat(reply.header("Accept-Ranges")).hasValue("bytes");
                assertThat(reply.header("Last-Modified").orElseThrow()).endsWith(" GMT");
            }
        }
    }

    // rule 5
    @ParameterizedTest
    @CsvSource({
        "/docs, /docs/",
        "/docs?a=1&b=%20x, /docs/?a=1&b=%20x",
        "/docs?, /docs/",
        "/%64ocs, /%64ocs/",
        "//docs, /docs/",
        "//evil.example/..%2fdocs, /evil.example/..%2fdocs/",
        "///evil.example/%2e%2e/docs, /evil.example/%2e%2e/docs/",
        "/x/../docs, /x/../docs/",
        "http://evil.example/docs?q, /docs/?q"
    })
    void folderWithoutSlash_isRedirected(String target, String location) throws IOException {
        try (FileServer server = Rules.of(www).serve();
                Connection connection = server.connect()) {
            Reply reply = connection.get(target);
            assertThat(reply.status()).isEqualTo(301);
            assertThat(reply.header("Location")).hasValue(location);
            assertThat(reply.header("Content-Length")).hasValue("0");
            assertThat(connection.request("HEAD", target).header("Location")).hasValue(location);
            assertThat(connection.get(location).text()).isEqualTo("<p>docs");
        }
    }

    // rules 3 and 4
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../outside.txt",
                "/%2e%2e/outside.txt",
                "/..%2foutside.txt",
                "/docs/../../outside.txt",
                "/docs/..%2f..%2foutside.txt",
                "//../outside.txt",
                "/..%5coutside.txt",
                "/%252e%252e/outside.txt",
                "/.%2e/outside.txt",
                "/../www/../outside.txt",
                "/a.txt%00.html",
                "/%c0%ae%c0%ae/outside.txt",
                "/a.txt/",
                "/a.txt/.",
                "/%2fetc%2fpasswd",
                "//etc/passwd"
            })
    void trickyPath_doesNotLeaveTheFolder(String target) throws IOException {
        try (FileServer server =
                new Rules().folder("/files/", www).folder("/", www).serve()) {
            for (String prefix : new String[] {"", "/files"}) {
                Reply reply = server.get(prefix + target);
                assertThat(reply.status()).isGreaterThanOrEqualTo(400);
                assertThat(reply.text()).doesNotContain("outside", "root:");
            }
        }
    }

    // rule 6
    @Test
    void folder_isIndexedOrListedOrMissing() throws IOException {
        Files.createDirectory(www.resolve("plain"));
        Files.writeString(www.resolve("plain/<b>.txt"), "");
        try (FileServer server = Rules.of(www).serve()) {
            assertThat(server.get("/docs/").text()).isEqualTo("<p>docs");
            assertThat(server.get("/docs/").header("Content-Type")).hasValue("text/html; charset=utf-8");
            assertThat(server.get("/plain/").status()).isEqualTo(404);
        }
        try (FileServer server = Rules.of(www).listing().serve()) {
            Reply listing = server.get("/plain/");
            assertThat(listing.header("Content-Type")).hasValue("text/html; charset=utf-8");
            assertThat(listing.text()).contains("href=\"./%3Cb%3E.txt\">&lt;b&gt;.txt</a>");
            Reply head = server.head("/plain/");
            assertThat(head.header("Content-Length")).isEqualTo(listing.header("Content-Length"));
        }
    }

    // rule 13
    @Test
    void fallback_answersWhatNothingElseDoesWhateverThePatternsSay() throws IOException {
        Path page = Files.writeString(base.resolve("app.html"), "<title>app");
        Rules rules = Rules.of(www)
                .allow("*.txt")
                .deny("*.html")
                .fallback(path -> path.startsWith("/app/") ? Optional.of(page) : Optional.empty());
        try (FileServer server = rules.serve()) {
            assertThat(server.get("/app/any/where").text()).isEqualTo("<title>app");
            assertThat(server.get("/app/any/where").header("Content-Type")).hasValue("text/html; charset=utf-8");
            assertThat(server.get("/a.txt").text()).isEqualTo("inside");
            assertThat(server.get("/docs/index.html").status()).isEqualTo(404);
            assertThat(server.get("/other").status()).isEqualTo(404);
            assertThat(server.get("file:" + page).status()).isGreaterThanOrEqualTo(400);
            Files.createDirectory(www.resolve("app"));
            Files.writeString(www.resolve("app/new.txt"), "new");
            assertThat(server.get("/app/new.txt").text()).isEqualTo("new");
            Files.delete(page);
            assertThat(server.get("/app/any/where").status()).isEqualTo(404);
        }
    }

    // rules 13 and 15
    @Test
    void fallback_isHeldInMemoryOnceForAllPaths() throws IOException {
        Path page = Files.writeString(base.resolve("app.html"), "x".repeat(60_000));
        try (FileServer server =
                        Rules.of(www).fallback(path -> Optional.of(page)).serve();
                Connection connection = server.connect()) {
            connection.get("/first", "Accept-Encoding: gzip");
            long before = FileServer.directMemory();
            for (int i = 0; i < 300; i++) {
                assertThat(connection.get("/page/" + i).status()).isEqualTo(200);
            }
            assertThat(FileServer.directMemory() - before).isLessThan(8 << 20);
        }
    }

    // rule 2
    @Test
    void specialFile_isSentWhateverThePatternsSay() throws IOException {
        Path script = Files.writeString(base.resolve("worker.js"), "// worker");
        Rules rules = Rules.of(www)
                .deny("*.js")
                .special(new SpecialFile("/js/worker.js", script, "application/javascript; charset=utf-8"))
                .special(new SpecialFile("/plain.js", script, ""));
        try (FileServer server = rules.serve()) {
            Reply reply = server.get("/js/worker.js");
            assertThat(reply.text()).isEqualTo("// worker");
            assertThat(reply.header("Content-Type")).hasValue("application/javascript; charset=utf-8");
            assertThat(server.get("/plain.js").header("Content-Type")).hasValue("text/javascript; charset=utf-8");
            Files.delete(script);
            assertThat(server.get("/js/worker.js").status()).isEqualTo(404);
        }
    }

    // rule 1
    @Test
    void laterFolder_answersWhatTheFirstDoesNotHave() throws IOException {
        Path more = Files.createDirectory(base.resolve("more"));
        Files.writeString(more.resolve("a.txt"), "more");
        Files.writeString(more.resolve("b.txt"), "b");
        try (FileServer server = Rules.of(www).folder("/", more).serve()) {
            assertThat(server.get("/a.txt").text()).isEqualTo("inside");
            assertThat(server.get("/b.txt").text()).isEqualTo("b");
        }
    }

    // rule 2
    @Test
    void refusedFile_isMissing() throws IOException {
        Files.writeString(www.resolve("a.TXT"), "upper");
        try (FileServer server = Rules.of(www).allow("*.txt").serve()) {
            assertThat(server.get("/a.txt").status()).isEqualTo(200);
            assertThat(server.get("/a.TXT").status()).isEqualTo(404);
            assertThat(server.get("/docs/").status()).isEqualTo(404);
            assertThat(server.get("/docs").status()).isEqualTo(301);
        }
    }
}
