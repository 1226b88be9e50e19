package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where fetched data is put.
class WholeFileTest {

    @TempDir
    Path folder;

    // rule 18
    @Test
    void otherFiles_stayAsTheyAre() throws IOException {
        Path part = Files.writeString(folder.resolve("keep.csv.part"), "the user's");
        WholeFile.write(folder.resolve("keep.csv"), text("x\n"));
        assertThat(folder.resolve("keep.csv")).hasContent("x\n");
        assertThat(part).hasContent("the user's");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("keep.csv", "keep.csv.part");
    }

    // rule 18
    @Test
    void fileThatIsNotWhole_isNotThere() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "before");
        Consumer<OutputStream> failing = out -> {
            text("half").accept(out);
            assertThat(file).hasContent("before");
            throw new UncheckedIOException(new IOException("No space left on device"));
        };
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> WholeFile.write(file, failing))
                .withMessage("The file " + file + " cannot be written: No space left on device");
        assertThat(file).hasContent("before");
        assertThat(folder.toFile().list()).containsExactly("a.csv");
    }

    // rule 35
    @Test
    void linkIsFollowed_andRightsStay() throws IOException {
        Path file = Files.writeString(folder.resolve("real.csv"), "before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("real.csv"));
        Path toCome = Files.createSymbolicLink(folder.resolve("later.csv"), Path.of("new.csv"));
        WholeFile.write(link, text("after"));
        WholeFile.write(toCome, text("new"));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("after");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(folder.resolve("new.csv")).isRegularFile().hasContent("new");
        Path plain = Files.writeString(folder.resolve("plain"), "");
        assertThat(Files.getPosixFilePermissions(folder.resolve("new.csv")))
                .isEqualTo(Files.getPosixFilePermissions(plain));
    }

    // rule 35
    @Test
    void folder_isNotReplaced() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("x.csv"));
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> WholeFile.write(empty, text("x")))
                .withMessageContaining("x.csv cannot be written: it is a folder");
        assertThat(empty).isEmptyDirectory();
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> WholeFile.write(folder.resolve("none/x.csv"), text("x")))
                .withMessageContaining("there is no folder " + folder.resolve("none"));
    }

    // rule 35
    @Test
    void pipe_getsTheDataItself() throws Exception {
        Path pipe = folder.resolve("pipe.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> content(pipe));
        WholeFile.write(pipe, text("through"));
        assertThat(read.get()).isEqualTo("through");
        assertThat(folder.toFile().list()).containsExactly("pipe.csv");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    // rule 35
    @Test
    void twoAtOnce_doNotMix() throws Exception {
        Path file = folder.resolve("a.csv");
        WholeFile.write(file, outer -> {
            text("outer ").accept(outer);
            WholeFile.write(file, text("inner"));
            assertThat(file).hasContent("inner");
            text("whole").accept(outer);
        });
        assertThat(file).hasContent("outer whole");
        assertThat(folder.toFile().list()).containsExactly("a.csv");
    }

    private static Consumer<OutputStream> text(String text) {
        return out -> {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
