package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("quadrel.pid");
    }

    @Test
    void absentFile_namesNoServer() {
        assertThat(new PidFile(file).server()).isEmpty();
        assertThat(new PidFile(file).dropStale()).isFalse();
    }

    @Test
    void numberOfAnEndedProcess_isDropped() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Files.writeString(file, ended.pid() + "\n");
        assertThat(new PidFile(file).server()).isEmpty();
        assertThat(new PidFile(file).dropStale()).isTrue();
        assertThat(file).doesNotExist();
    }

    @Test
    void numberOfAnotherProgram_isDropped() throws IOException {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(file, other.pid() + "\n");
            assertThat(new PidFile(file).server()).isEmpty();
            assertThat(new PidFile(file).dropStale()).isTrue();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }

    @Test
    void numberOfAServer_isKept() throws IOException {
        // Runs what a server's process is recognised by, and waits.
        Process server = new ProcessBuilder(List.of("sh", "-c", "sleep 60; : " + ServerMain.class.getName())).start();
        try {
            Files.writeString(file, server.pid() + "\n");
            assertThat(new PidFile(file).server()).map(ProcessHandle::pid).contains(server.pid());
            assertThat(new PidFile(file).dropStale()).isFalse();
            assertThat(file).exists();
        } finally {
            server.descendants().forEach(ProcessHandle::destroy);
            server.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "seven", "-1", "0", "12 13", "99999999999999999999"})
    void whatIsNoNumber_isRefusedAndKept(String content) throws IOException {
        Files.writeString(file, content);
        assertThatThrownBy(() -> new PidFile(file).server())
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent(content);
    }
}
