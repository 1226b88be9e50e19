package dev.quadrel.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartBodyTest {

    @TempDir
    Path folder;

    // rule 9
    @Test
    void fieldsAndFiles_areToldApartByTheirType() {
        byte[] body = new MultipartText()
                .field("text", "hello")
                .file("image", new byte[] {1, 2, 3})
                .part(MultipartText.disposition("note") + "; filename=\"note.txt\"", "a note".getBytes(UTF_8))
                .part(MultipartText.disposition("typed") + "\r\nContent-Type: text/plain", "typed".getBytes(UTF_8))
                .end();
        RequestArguments arguments = multipart(body);
        assertThat(arguments.post()).isEqualTo(Map.of("text", "hello", "note", "a note"));
        assertThat(arguments.post("text")).isEqualTo("hello");
        assertThat(arguments.files()).containsOnlyKeys("image", "typed");
        UploadedFile image = arguments.file("image").orElseThrow();
        assertThat(image.name()).isEqualTo("image");
        assertThat(image.filename()).contains("image.bin");
        assertThat(image.contentType()).isEqualTo("image/png");
        assertThat(image.size()).isEqualTo(3);
        assertThat(image.bytes()).containsExactly(1, 2, 3);
        assertThat(arguments.file("typed").orElseThrow().filename()).isEmpty();
        assertThat(arguments.file("text")).isEmpty();
    }

    // rule 9
    @Test
    void repeatedName_keepsTheLast() {
        byte[] body = new MultipartText()
                .field("a", "1")
                .field("a", "2")
                .file("f", "first".getBytes(UTF_8))
                .file("f", "last".getBytes(UTF_8))
                .end();
        RequestArguments arguments = multipart(body);
        assertThat(arguments.post("a")).isEqualTo("2");
        assertThat(arguments.file("f").orElseThrow().bytes()).asString(UTF_8).isEqualTo("last");
    }

    // rule 9
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "\r\n",
                "\r\n\r\n",
                "\r",
                "\n--b\n",
                "--b",
                "--b--",
                "x\r\n--",
                "\r\n--a--b",
                "\r\n-\r\n--\r\n--c",
                "\r\r\r\n",
                "\u0000\u00ff\u0080\r\n\u0000"
            })
    void content_isKeptToTheByte(String text) {
        byte[] content = text.getBytes(ISO_8859_1);
        byte[] body = new MultipartText().file("f", content).file("g", content).end();
        for (int step : new int[] {1, 2, 3, 5, 7, 11, 1000}) {
            RequestArguments arguments = multipart(new SlowStream(body, step));
            assertThat(arguments.file("f").orElseThrow().bytes()).isEqualTo(content);
            assertThat(arguments.file("g").orElseThrow().bytes()).isEqualTo(content);
        }
    }

    // rule 9
    @Test
    void preambleAndEpilogue_areSkipped() {
        byte[] body = new MultipartText()
                .raw("This is a preamble.\r\n")
                .field("a", "1")
                .raw("--b--\r\nThis is an epilogue.\r\n--b\r\n")
                .cut();
        assertThat(multipart(body).post()).isEqualTo(Map.of("a", "1"));
    }

    // rule 9
    @Test
    void lastLineEnd_mayBeMissing() {
        byte[] body = new MultipartText().field("a", "1").raw("--b--").cut();
        assertThat(multipart(body).post()).isEqualTo(Map.of("a", "1"));
    }

    // rule 9
    @ParameterizedTest
    @ValueSource(strings = {"--b--\r\n", "--b--"})
    void formWithoutFields_isEmpty(String body) {
        RequestArguments arguments = multipart(body.getBytes(UTF_8));
        assertThat(arguments.post()).isEqualTo(Map.of());
        assertThat(arguments.files()).isEmpty();
    }

    // rule 9
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"boundary=\"a b; (c)\"|a b; (c)", "charset=utf-8; BOUNDARY=x'+_,-./:=?|x'+_,-./:=?"})
    void boundary_mayBeQuoted(String parameter, String boundary) {
        String body = "--" + boundary + "\r\n" + MultipartText.disposition("a") + "\r\n\r\n1\r\n--" + boundary + "--";
        RequestArguments arguments = PlainSource.post("multipart/form-data; " + parameter, body.getBytes(UTF_8))
                .arguments(settings());
        assertThat(arguments.post()).isEqualTo(Map.of("a", "1"));
    }

    // rule 9
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "filename=\"a b.txt\"|a b.txt",
                "filename=plain.txt|plain.txt",
                "filename=\"größe €.txt\"|größe €.txt",
                "filename=\"say \\\"hi\\\".txt\"|say \"hi\".txt",
                "filename=\"x.txt\"; filename*=UTF-8''%e2%82%ac.txt|€.txt",
                "filename*=utf-8'en'%C3%BC.txt; filename=\"x.txt\"|ü.txt",
                "filename=\"x.txt\"; filename*=ISO-8859-1''%fc.txt|x.txt",
                "filename=\"../../etc/passwd\"|passwd",
                "filename=\"C:\\dir\\f.txt\"|f.txt",
                "filename*=UTF-8''..%2F..%2Fpasswd|passwd",
                "filename=\"..\"|",
                "filename=\"\"|"
            })
    void filename_isTheLastPieceOfWhatWasSent(String parameter, String filename) {
        byte[] body = new MultipartText()
                .part(MultipartText.disposition("f") + "; " + parameter + "\r\nContent-Type: a/b", new byte[0])
                .end();
        UploadedFile file = multipart(body).file("f").orElseThrow();
        assertThat(file.filename().orElse(null)).isEqualTo(filename);
        assertThat(file.size()).isZero();
    }

    // rule 9
    @Test
    void namesAndText_areUtf8() {
        byte[] body = new MultipartText().field("größe", "ü€😀").end();
        assertThat(multipart(body).post()).isEqualTo(Map.of("größe", "ü€😀"));
    }

    // rule 9
    @Test
    void foldedAndOddlySpelledHeaders_areRead() {
        byte[] body = new MultipartText()
                .part(
                        "content-DISPOSITION:form-data;\r\n name=a\r\nX-Other: 1\r\nContent-Transfer-Encoding: 8BIT",
                        new byte[] {'1'})
                .end();
        assertThat(multipart(body).post()).isEqualTo(Map.of("a", "1"));
    }

    // rule 9
    @Test
    void boundaryLine_mayEndInSpaces() {
        byte[] body = new MultipartText()
                .raw("--b  \r\n" + MultipartText.disposition("a") + "\r\n\r\n1\r\n--b \t\r\n")
                .raw(MultipartText.disposition("c") + "\r\n\r\n2\r\n--b--")
                .cut();
        assertThat(multipart(body).post()).isEqualTo(Map.of("a", "1", "c", "2"));
    }

    private RequestArguments multipart(byte[] body) {
        return PlainSource.multipart(body).arguments(settings());
    }

    private RequestArguments multipart(InputStream body) {
        return PlainSource.post("multipart/form-data; boundary=b", body).arguments(settings());
    }

    private RequestSettings settings() {
        return new RequestSettings(1000, 1000, 1000, folder);
    }

    /// Gives few bytes at a time, as a network does.
    private static final class SlowStream extends ByteArrayInputStream {

        private final int step;

        SlowStream(byte[] bytes, int step) {
            super(bytes);
            this.step = step;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(step, length));
        }
    }
}
