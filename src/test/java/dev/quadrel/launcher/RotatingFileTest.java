package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {

    @TempDir
    Path folder;

    // rule 11
    @Test
    void fullFile_beginsAnewAndOldOnesGo() throws IOException {
        try (RotatingFile log = new RotatingFile(folder.resolve("log"), 8, 3)) {
            for (String line : List.of("first\n", "second\n", "third\n", "fourth\n", "fifth\n")) {
                log.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(folder.resolve("log")).hasContent("fifth\n");
        assertThat(folder.resolve("log.1")).hasContent("fourth\n");
        assertThat(folder.resolve("log.2")).hasContent("third\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void singleFile_isEmptiedWhenFull() throws IOException {
        try (RotatingFile log = new RotatingFile(folder.resolve("log"), 8, 1)) {
            log.write("first\n".getBytes(StandardCharsets.UTF_8));
            log.write("second\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(folder.resolve("log")).hasContent("second\n");
    }

    @Test
    void earlierContent_counts() throws IOException {
        Files.writeString(folder.resolve("log"), "earlier\n");
        try (RotatingFile log = new RotatingFile(folder.resolve("log"), 10, 2)) {
            log.write("now\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(folder.resolve("log")).hasContent("now\n");
        assertThat(folder.resolve("log.1")).hasContent("earlier\n");
    }

    @Test
    void lineLongerThanAFile_isWhole() throws IOException {
        try (RotatingFile log = new RotatingFile(folder.resolve("log"), 4, 2)) {
            log.write("a long line\n".getBytes(StandardCharsets.UTF_8));
            log.write('x');
        }
        assertThat(folder.resolve("log.1")).hasContent("a long line\n");
        assertThat(folder.resolve("log")).hasContent("x");
    }
}
