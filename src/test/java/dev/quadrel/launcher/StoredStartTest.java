package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredStartTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWritten_isReadAgain() throws IOException {
        ServerOptions options = ServerOptions.simple()
                .directory(folder)
                .server(folder.resolve("server"))
                .host("0.0.0.0")
                .port(8123)
                .apiKey("secret")
                .config(folder.resolve("a=b.properties"))
                .files("/docs", folder.resolve("with, comma"))
                .with("quadrel.x", "ä: \\ \n=")
                .javaOption("-Xmx1g")
                .javaOption("-Xms1g")
                .startCache(false);
        StoredStart start = new StoredStart(
                options, new Supervision.Log(folder.resolve("log"), 5, 6), URI.create("http://127.0.0.1:8123/"));
        start.write(folder);
        assertThat(StoredStart.read(folder)).isEqualTo(start);
    }

    @Test
    void file_isItsOwnersOnly() throws IOException {
        new StoredStart(ServerOptions.simple().apiKey("secret"), new Supervision.Log(folder.resolve("log"), 1, 1))
                .write(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(StoredStart.file(folder))))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).as("nothing unfinished").containsExactly("start.properties");
    }

    @Test
    void damagedFile_isRefused() throws IOException {
        Files.writeString(StoredStart.file(folder), "host=127.0.0.1\n");
        assertThatThrownBy(() -> StoredStart.read(folder))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("port");
    }
}
