package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFolderTest {

    @TempDir
    Path folder;

    private ServerHome home;

    @BeforeEach
    void provision() throws IOException {
        Path standalone = folder.resolve("home").resolve("standalone");
        write(standalone.resolve("configuration/standalone.xml"), "<server/>");
        write(
                standalone.resolve("configuration/logging.properties"),
                "handler.FILE.fileName=/elsewhere/log/server.log\n");
        write(standalone.resolve("deployments/ROOT.war"), "war");
        write(standalone.resolve("deployments/ROOT.war.deployed"), "");
        write(standalone.resolve("data/mine"), "data");
        home = new ServerHome(folder.resolve("home"));
    }

    @Test
    void temporaryFolder_hasWhatTheServerNeeds_andGoes() throws IOException {
        ServerFolder temporary = ServerFolder.of(Optional.empty());
        temporary.prepare(home);
        assertThat(temporary.folder().resolve("configuration/standalone.xml")).hasContent("<server/>");
        assertThat(temporary.folder().resolve("deployments/ROOT.war")).hasContent("war");
        assertThat(temporary.folder().resolve("deployments/ROOT.war.deployed")).doesNotExist();
        assertThat(temporary.folder().resolve("data")).doesNotExist();
        assertThat(temporary.folder().resolve("configuration/logging.properties"))
                .hasContent("handler.FILE.fileName=" + temporary.folder() + "/log/server.log");
        temporary.remove();
        assertThat(temporary.folder()).doesNotExist();
    }

    @Test
    void keptFolder_keepsAllButWhatIsTheServers() throws IOException {
        Path named = folder.resolve("named");
        ServerFolder kept = ServerFolder.of(Optional.of(named));
        kept.prepare(home);
        write(named.resolve("data/stored"), "stored");
        write(named.resolve("deployments/old.war"), "old");
        ServerFolder again = ServerFolder.of(Optional.of(named));
        again.prepare(home);
        again.remove();
        assertThat(named.resolve("data/stored")).hasContent("stored");
        assertThat(named.resolve("deployments/old.war")).doesNotExist();
    }

    // rule 14
    @Test
    void folderWithOtherFiles_isRefusedAndNotTouched() throws IOException {
        Path named = folder.resolve("named");
        write(named.resolve("tmp/mine"), "mine");
        assertThatThrownBy(() -> ServerFolder.of(Optional.of(named)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(named.toString());
        assertThat(named.resolve("tmp/mine")).hasContent("mine");
    }

    @Test
    void linkInAFolderThatGoes_isNotFollowed() throws IOException {
        ServerFolder temporary = ServerFolder.of(Optional.empty());
        Files.createSymbolicLink(temporary.folder().resolve("link"), home.folder());
        temporary.remove();
        assertThat(temporary.folder()).doesNotExist();
        assertThat(home.folder()).exists();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
