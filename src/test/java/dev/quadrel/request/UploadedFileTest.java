package dev.quadrel.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadedFileTest {

    private static final byte[] CONTENT = "0123456789".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Path uploads;
    private Path target;

    @BeforeEach
    void paths() {
        uploads = folder.resolve("made/when/needed");
        target = folder.resolve("saved.bin");
    }

    // rules 13 and 14: a file in memory and a file on disk behave alike
    @ParameterizedTest
    @ValueSource(longs = {10, 9})
    void savedFile_staysAndTheRestGoes(long threshold) throws IOException {
        RequestArguments arguments = upload(threshold);
        UploadedFile file = arguments.file("f").orElseThrow();
        Files.writeString(target, "older");
        file.saveTo(target);
        assertThat(file.bytes()).isEqualTo(CONTENT);
        Path copy = folder.resolve("copy.bin");
        file.saveTo(copy);
        arguments.close();
        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(copy).hasBinaryContent(CONTENT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
        assertThat(uploads).isEmptyDirectory();
    }

    // rule 13
    @ParameterizedTest
    @ValueSource(longs = {10, 9})
    void file_canBeReadMoreThanOnce(long threshold) throws IOException {
        RequestArguments arguments = upload(threshold);
        UploadedFile file = arguments.file("f").orElseThrow();
        for (int i = 0; i < 2; i++) {
            try (InputStream in = file.open()) {
                assertThat(in.readAllBytes()).isEqualTo(CONTENT);
            }
        }
        assertThat(Files.exists(uploads)).isEqualTo(threshold < 10);
        arguments.close();
    }

    // rule 14
    @ParameterizedTest
    @ValueSource(longs = {10, 9})
    void fileThatCannotBeSaved_isStillDeleted(long threshold) {
        RequestArguments arguments = upload(threshold);
        UploadedFile file = arguments.file("f").orElseThrow();
        assertThatThrownBy(() -> file.saveTo(folder.resolve("missing/saved.bin")))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(file.bytes()).isEqualTo(CONTENT);
        arguments.close();
        assertThat(uploads).isEmptyDirectory();
    }

    private RequestArguments upload(long threshold) {
        byte[] body = new MultipartText().file("f", CONTENT).end();
        return PlainSource.multipart(body).arguments(new RequestSettings(100, 100, threshold, uploads));
    }
}
