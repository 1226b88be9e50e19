package dev.quadrel.staticfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangingFilesTest {

    @TempDir
    private Path base;

    private Path www;
    private Path early;
    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        www = Files.createDirectory(base.resolve("www"));
        early = Files.createDirectory(base.resolve("early"));
        server = new Rules().folder("/", early).folder("/", www).serve();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    // rule 11
    @ParameterizedTest
    @ValueSource(ints = {1, 100_000, 9_000_000})
    void changedFile_isSeenByTheNextRequest(int size) throws IOException {
        Path file = www.resolve("a.bin");
        try (Connection connection = server.connect()) {
            String tag = "";
            for (char c = 'a'; c < 'f'; c++) {
                String content = ("" + c).repeat(size);
                Files.writeString(file, content);
                Reply reply = connection.get("/a.bin", "If-None-Match: " + tag);
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.text().equals(content)).isTrue();
                tag = reply.header("ETag").orElseThrow();
                assertThat(connection.get("/a.bin", "If-None-Match: " + tag).status())
                        .isEqualTo(304);
            }
        }
    }

    // rule 11
    @Test
    void fileChangedJustNow_isNotTrustedByItsTime() throws IOException {
        Path file = Files.writeString(www.resolve("a.txt"), "one");
        Instant changed = Instant.parse("2024-01-02T03:04:05Z");
        Files.setLastModifiedTime(file, FileTime.from(changed));
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        assertThat(FileStamp.whenRead(attributes, changed.plusMillis(20)).isStampOf(file))
                .isFalse();
        assertThat(FileStamp.whenRead(attributes, changed.plusMillis(60)).isStampOf(file))
                .isTrue();
        assertThat(FileStamp.whenRead(attributes, changed.minusSeconds(60)).isStampOf(file))
                .as("a time in the future")
                .isTrue();
    }

    // rule 11
    @Test
    void replacedFile_isSeenThoughSizeAndTimeAreTheSame() throws IOException {
        Path file = write("one");
        assertThat(server.get("/a.txt").text()).isEqualTo("one");
        Path other = Files.writeString(www.resolve("b.txt"), "two");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        assertThat(server.get("/a.txt").text()).isEqualTo("two");
    }

    // rule 11
    @Test
    void deletedFile_isGoneAndMayComeBack() throws IOException {
        Path file = write("one");
        assertThat(server.get("/a.txt").text()).isEqualTo("one");
        Files.delete(file);
        Reply gone = server.get("/a.txt");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.header("ETag")).isEmpty();
        write("two");
        assertThat(server.get("/a.txt").text()).isEqualTo("two");
    }

    // rule 11
    @Test
    void growingFile_isSentAsFarAsItGoes() throws IOException {
        Path log = Files.writeString(www.resolve("a.log"), "line\n".repeat(20_000));
        for (int i = 0; i < 20; i++) {
            assertThat(server.get("/a.log").body()).hasSize(100_000 + 5 * i);
            Files.writeString(log, "line\n", StandardOpenOption.APPEND);
        }
    }

    // rules 4 and 11
    @Test
    void knownFileThatBecomesALinkOut_isNotSent() throws IOException {
        Path file = write("one");
        Path outside = Files.writeString(base.resolve("outside.txt"), "out");
        Files.setLastModifiedTime(outside, Files.getLastModifiedTime(file));
        assertThat(server.get("/a.txt").text()).isEqualTo("one");
        Files.delete(file);
        Files.createSymbolicLink(file, outside);
        assertThat(server.get("/a.txt").status()).isEqualTo(404);
    }

    // rules 1 and 11
    @Test
    void fileThatComesIntoAnEarlierFolder_isSeenWithinASecond() throws Exception {
        write("late");
        assertThat(server.get("/a.txt").text()).isEqualTo("late");
        Files.writeString(early.resolve("a.txt"), "early");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        long start = System.nanoTime();
        while (!server.get("/a.txt").text().equals("early") && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(3));
        Files.delete(early.resolve("a.txt"));
        assertThat(server.get("/a.txt").text()).isEqualTo("late");
    }

    private Path write(String content) throws IOException {
        Path file = Files.writeString(www.resolve("a.txt"), content);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-01-02T03:04:05Z")));
    }
}
