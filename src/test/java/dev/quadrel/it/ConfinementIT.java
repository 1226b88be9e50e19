package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// No spelling and no link leaves a bound folder.
class ConfinementIT {

    private final ServerProcess server = Servers.checkApp();
    private final Path files = Servers.folder("files");

    private static final String[] ATTACKS = {
        "/files/../outside.txt",
        "/files/%2e%2e/outside.txt",
        "/files/..%2foutside.txt",
        "/files/deep/../../outside.txt",
        "/files/link.txt",
        "/files/to-hidden.txt",
        "/files/up/outside.txt",
        "/files/up/",
        "/files/.hidden.txt",
        "/files/%2ehidden.txt",
        "/files/deep/%2e%2e/.hidden.txt",
        "/files//../outside.txt",
        "/files/..%5coutside.txt",
        "/files/x.secret",
        "/../../../../../../etc/passwd",
        "/files/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd"
    };

    @Test
    void nothingLeavesTheFolder() throws IOException {
        Files.writeString(Files.createDirectories(files.resolve("deep")).resolve("inside.txt"), "inside");
        Files.writeString(files.resolveSibling("outside.txt"), "outside");
        Files.writeString(files.resolve(".hidden.txt"), "hidden");
        Files.writeString(files.resolve("x.secret"), "hidden");
        Files.createSymbolicLink(files.resolve("link.txt"), files.resolveSibling("outside.txt"));
        Files.createSymbolicLink(files.resolve("to-hidden.txt"), files.resolve(".hidden.txt"));
        Files.createSymbolicLink(files.resolve("up"), files.resolve(".."));
        for (String path : ATTACKS) {
            Wire.Reply reply = Wire.get(server, path);
            assertThat(reply.status()).as(path).isIn(404, 400);
            assertThat(reply.header("Content-Type")).as(path).hasValue("application/json");
        }
        assertThat(Wire.get(server, "/files/deep/../deep/inside.txt").text()).isEqualTo("inside");
        assertThat(Wire.get(server, "/linked/link.txt").text()).isEqualTo("outside");
        assertThat(Wire.get(server, "/files/%zz").status()).isEqualTo(400);
        assertThat(Wire.get(server, "/files/a%00.txt").status()).isEqualTo(400);
    }
}
