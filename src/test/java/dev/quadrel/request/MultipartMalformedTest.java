package dev.quadrel.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartMalformedTest {

    private static final String NAMED = "Content-Disposition: form-data; name=f";
    private static final String LONG = "x".repeat(60_000);

    @TempDir
    Path folder;

    /// `~` stands for CR LF, FILE for a whole good part that goes to disk, NAMED for a part's name, LONG for 60,000
    /// characters.
    // rules 14 and 15
    @ParameterizedTest
    @MethodSource("malformedBodies")
    void malformedBody_is400ThatSaysWhat(String what, String body) {
        String file = "--b~NAMED~Content-Type: a/b~~" + "x".repeat(70) + "~";
        String text = body.replace("FILE", file)
                .replace("NAMED", NAMED)
                .replace("LONG", LONG)
                .replace("~", "\r\n");
        Problem problem = problemOf(text.getBytes(UTF_8));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).contains(what);
        assertThat(folder).isEmptyDirectory();
    }

    static Stream<Arguments> malformedBodies() {
        return Stream.of(
                arguments("ended in part 1, before its closing boundary \"--b--\"", ""),
                arguments("ended in part 1", "no boundary at all"),
                arguments("ended in part 1", "--b~NAMED~~text, then nothing"),
                arguments("ended in part 2", "FILEFILE"),
                arguments("ended in part 2", "FILEFILE--b-"),
                arguments("ended in part 2", "FILE--b~NAMED~Content-Type: a/b~~much more than ten bytes"),
                arguments("ended in part 1", "--b\nNAMED\n\nlines without CR\n--b--\n"),
                arguments("Part 2 of the multipart body has no name", "FILE--b~X: 1~~x~--b--"),
                arguments("Part 1 of the multipart body has no name", "--b~~x~--b--"),
                arguments(
                        "Part 1 of the multipart body has no name",
                        "--b~Content-Disposition: attachment; name=f~~x~--b--"),
                arguments(
                        "Part 1 of the multipart body has no name",
                        "--b~Content-Disposition: form-data; filename=f~~x~--b--"),
                arguments("The headers of part 2 of the multipart body are malformed", "FILE--b~no colon~~x~--b--"),
                arguments("The headers of part 1 of the multipart body are malformed", "--b~: no name~~x~--b--"),
                arguments("The headers of part 1 of the multipart body are malformed", "--b~€: 1~~x~--b--"),
                arguments("The headers of part 1 of the multipart body are malformed", "--b~X: a\rb~~x~--b--"),
                arguments("The headers of part 2 of the multipart body are longer", "FILE--b~X: LONG~NAMED~~x~--b--"),
                arguments("The headers of part 1 of the multipart body are longer", "LONG~--b~NAMED~~x~--b--"),
                arguments(
                        "Content-Transfer-Encoding base64",
                        "FILE--b~NAMED~Content-Transfer-Encoding: base64~~eA==~--b--"),
                arguments("\"%zz\"", "FILE--b~NAMED; filename*=UTF-8''%zz~~x~--b--"));
    }

    // rules 14 and 15
    @ParameterizedTest
    @ValueSource(strings = {"\u00fc", "a\u00ff", "\u00c3", "\u00c0\u0080"})
    void textThatIsNotUtf8_is400(String text) {
        byte[] body = new MultipartText()
                .file("f", new byte[70])
                .part(MultipartText.disposition("t"), text.getBytes(ISO_8859_1))
                .end();
        assertThat(problemOf(body).detail()).startsWith("The text field \"t\" is not UTF-8 text: the byte at offset ");
        assertThat(folder).isEmptyDirectory();
    }

    // rule 15
    @ParameterizedTest
    @ValueSource(
            strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\""})
    void missingBoundary_is400(String contentType) {
        RequestArguments arguments = PlainSource.post(contentType, new byte[0]).arguments(settings());
        assertThatThrownBy(arguments::post)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("has no boundary");
    }

    private Problem problemOf(byte[] body) {
        RequestArguments arguments = PlainSource.multipart(body).arguments(settings());
        ProblemException thrown = catchThrowableOfType(ProblemException.class, arguments::post);
        assertThat(thrown).isNotNull();
        return thrown.problem();
    }

    private RequestSettings settings() {
        return new RequestSettings(78, 100, 10, folder);
    }
}
