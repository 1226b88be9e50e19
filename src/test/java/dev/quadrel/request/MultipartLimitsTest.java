package dev.quadrel.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartLimitsTest {

    @TempDir
    Path folder;

    // rule 14
    @AfterEach
    void noFileStaysBehind() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    // rule 12
    @Test
    void partOfTheLimit_isTaken() {
        RequestArguments arguments = arguments(new MultipartText()
                .file("f", new byte[78])
                .field("t", "x".repeat(78))
                .end());
        assertThat(arguments.file("f").orElseThrow().size()).isEqualTo(78);
        assertThat(arguments.post("t")).isEqualTo("x".repeat(78));
        arguments.close();
    }

    // rules 12 and 14
    @Test
    void partOverTheLimit_is413() {
        byte[] body = new MultipartText()
                .file("ok", new byte[70])
                .file("f", new byte[79])
                .end();
        Problem problem = problemOf(body);
        assertThat(problem.status()).isEqualTo(413);
        assertThat(problem.detail()).isEqualTo("Uploaded file is too large! 79 > 78 bytes, in the part \"f\"");
    }

    // rule 12
    @Test
    void textOverThePartLimit_is413() {
        Problem problem =
                problemOf(new MultipartText().field("t", "x".repeat(79)).end());
        assertThat(problem.status()).isEqualTo(413);
        assertThat(problem.detail()).startsWith("Uploaded file is too large! 79 > 78");
    }

    // rule 11
    @Test
    void textFieldsOverTheBodyLimitTogether_are413() {
        byte[] two = new MultipartText()
                .field("a", "x".repeat(50))
                .field("b", "x".repeat(50))
                .end();
        RequestArguments arguments = arguments(two);
        assertThat(arguments.post("b")).isEqualTo("x".repeat(50));
        Problem problem = problemOf(new MultipartText()
                .field("a", "x".repeat(50))
                .field("b", "x".repeat(51))
                .end());
        assertThat(problem.status()).isEqualTo(413);
        assertThat(problem.detail()).isEqualTo("The text fields are too large together: 101 > 100 bytes");
    }

    // rule 13
    @Test
    void filesOverTheThresholdTogether_areOnDisk() throws IOException {
        byte[] body = new MultipartText()
                .file("first", new byte[6])
                .file("second", new byte[5])
                .file("third", new byte[4])
                .end();
        RequestArguments arguments = arguments(body);
        arguments.files();
        assertThat(filesOnDisk())
                .as("only the second does not fit into 10 bytes")
                .isEqualTo(1);
        assertThat(arguments.file("second").orElseThrow().bytes()).isEqualTo(new byte[5]);
        arguments.close();
        assertThat(filesOnDisk()).isZero();
    }

    // rule 14
    @Test
    void replacedFile_isDeleted() throws IOException {
        RequestArguments arguments = arguments(new MultipartText()
                .file("f", new byte[70])
                .file("f", new byte[60])
                .end());
        assertThat(arguments.file("f").orElseThrow().size()).isEqualTo(60);
        assertThat(filesOnDisk()).isEqualTo(1);
        arguments.close();
    }

    // rule 14
    @Test
    void arguments_canBeClosedWithoutEverBeingRead() {
        arguments(new MultipartText().file("f", new byte[70]).end()).close();
    }

    // rule 15
    @Test
    void partsAreCounted() {
        MultipartText body = new MultipartText();
        for (int i = 0; i < MultipartBody.MAX_PARTS; i++) {
            body.part(MultipartText.disposition("p" + i) + "\r\nContent-Type: a/b", new byte[0]);
        }
        RequestArguments arguments =
                arguments(new MultipartText().raw(new String(body.cut(), UTF_8)).end());
        assertThat(arguments.files()).hasSize(1000);
        assertThat(problemOf(body.field("more", "").end()).status()).isEqualTo(413);
    }

    // rule 14
    @Test
    void requestThatBreaksOff_leavesNothing() {
        byte[] begun = new MultipartText()
                .file("a", new byte[70])
                .raw("--b\r\n" + MultipartText.disposition("f") + "\r\nContent-Type: a/b\r\n\r\n" + "x".repeat(50))
                .cut();
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(begun), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("peer closed");
            }
        });
        RequestArguments arguments =
                PlainSource.post("multipart/form-data; boundary=b", broken).arguments(settings());
        ProblemException thrown = catchThrowableOfType(ProblemException.class, arguments::post);
        assertThat(thrown.problem().status()).isEqualTo(400);
        arguments.close();
    }

    // rule 14
    @Test
    void folderThatCannotBeWritten_isAFaultOfTheServer() {
        RequestSettings settings = new RequestSettings(78, 100, 10, Path.of("/dev/null/uploads"));
        RequestArguments arguments = PlainSource.multipart(
                        new MultipartText().file("f", new byte[70]).end())
                .arguments(settings);
        assertThatThrownBy(arguments::post).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(arguments::post).isInstanceOf(UncheckedIOException.class);
    }

    // rule 9
    @Test
    void maps_cannotBeChanged() {
        RequestArguments arguments =
                arguments(new MultipartText().field("a", "1").end());
        assertThat(arguments.post()).asInstanceOf(InstanceOfAssertFactories.MAP).isUnmodifiable();
        assertThatThrownBy(() -> arguments.files().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private Problem problemOf(byte[] body) {
        RequestArguments arguments = arguments(body);
        ProblemException thrown = catchThrowableOfType(ProblemException.class, arguments::post);
        assertThat(thrown).isNotNull();
        return thrown.problem();
    }

    private RequestArguments arguments(byte[] body) {
        return PlainSource.multipart(body).arguments(settings());
    }

    private RequestSettings settings() {
        return new RequestSettings(78, 100, 10, folder);
    }

    private long filesOnDisk() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
