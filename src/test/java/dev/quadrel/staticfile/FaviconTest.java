package dev.quadrel.staticfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.negotiation.EntityTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaviconTest {

    @TempDir
    private Path folder;

    // rules 7 and 8
    @Test
    void bundledIcon_isThatOfQuickServer() throws IOException {
        Favicon bundled = new Favicon(true, Optional.empty(), true);
        try (FileServer server = Rules.of(folder).favicon(bundled).serve();
                Connection connection = server.connect()) {
            Reply reply = connection.get("/favicon.ico");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).hasSize(78);
            assertThat(reply.header("ETag")).hasValue("\"8f471f65\"");
            assertThat(EntityTag.ofBytes(reply.body()).quoted()).isEqualTo("\"8f471f65\"");
            assertThat(reply.header("Content-Type")).hasValue("image/vnd.microsoft.icon");
            assertThat(connection.get("/favicon.ico", "If-None-Match: 8f471f65").status())
                    .isEqualTo(304);
            assertThat(connection.request("HEAD", "/favicon.ico").header("Content-Length"))
                    .hasValue("78");
            Reply range = connection.get("/favicon.ico", "Range: bytes=0-3");
            assertThat(range.status()).isEqualTo(206);
            assertThat(range.body()).containsExactly(0, 0, 1, 0);
            assertThat(connection.get("/favicon.ico", "Range: bytes=0-0,4-4").status())
                    .isEqualTo(206);
            assertThat(connection.get("/deep/favicon.ico").body()).hasSize(78);
            assertThat(connection.get("/deep/my-favicon.ico").status()).isEqualTo(404);
        }
    }

    // rule 7
    @Test
    void icon_comesFromTheFirstFolderThatHasOneThenTheFallbackThenTheBundle() throws IOException {
        Path a = Files.createDirectory(folder.resolve("a"));
        Path b = Files.createDirectory(folder.resolve("b"));
        Path own = Files.writeString(folder.resolve("own.ico"), "fallback");
        Rules rules = new Rules().folder("/a/", a).folder("/b/", b).favicon(new Favicon(true, Optional.of(own), true));
        try (FileServer server = rules.serve()) {
            assertThat(server.get("/x/favicon.ico").text()).isEqualTo("fallback");
            Files.writeString(b.resolve("favicon.ico"), "b");
            assertThat(server.get("/x/favicon.ico").text()).isEqualTo("b");
            assertThat(server.get("/favicon.ico").text()).isEqualTo("b");
            Files.writeString(a.resolve("favicon.ico"), "a");
            assertThat(server.get("/favicon.ico").text()).isEqualTo("a");
            assertThat(server.get("/b/favicon.ico").text()).isEqualTo("b");
            Files.delete(a.resolve("favicon.ico"));
            Files.delete(b.resolve("favicon.ico"));
            Files.delete(own);
            assertThat(server.get("/favicon.ico").status()).isEqualTo(404);
        }
    }

    // rule 7
    @Test
    void withoutEverywhere_onlyTheRootsIconIsAnswered() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("deep")).resolve("favicon.ico"), "deep");
        Favicon root = new Favicon(false, Optional.empty(), true);
        try (FileServer server =
                new Rules().folder("/files/", folder).favicon(root).serve()) {
            assertThat(server.get("/favicon.ico").body()).hasSize(78);
            assertThat(server.get("/other/favicon.ico").status()).isEqualTo(404);
            assertThat(server.get("/files/favicon.ico").status()).isEqualTo(404);
            assertThat(server.get("/files/deep/favicon.ico").text()).isEqualTo("deep");
        }
    }

    // rule 7
    @Test
    void withoutAnyIcon_theAnswerIs404() throws IOException {
        try (FileServer server = Rules.of(folder).favicon(Favicon.EVERYWHERE).serve()) {
            assertThat(server.get("/favicon.ico").status()).isEqualTo(404);
        }
    }
}
