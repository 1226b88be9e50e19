package dev.quadrel.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import io.undertow.server.RequestTooBigException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xnio.channels.ReadTimeoutException;

class RequestBodyTest {

    private static final RequestSettings SETTINGS = new RequestSettings(1000, 20, 100, Path.of("unused"));

    static Stream<Arguments> jsonValues() {
        return Stream.of(
                Arguments.of("{\"a\": [1]}", Map.of("a", List.of(1))),
                Arguments.of("{}", Map.of()),
                Arguments.of("[1,\"b\",false]", List.of(1, "b", false)),
                Arguments.of("\"text\"", "text"),
                Arguments.of(" 12 ", 12),
                Arguments.of("1.5", 1.5),
                Arguments.of("true", true),
                Arguments.of("null", null),
                Arguments.of("NaN", Double.NaN),
                Arguments.of("[Infinity]", List.of(Double.POSITIVE_INFINITY)),
                Arguments.of("-Infinity", Double.NEGATIVE_INFINITY),
                Arguments.of("\uFEFF{\"a\":1}", Map.of("a", 1)));
    }

    // rule 6
    @ParameterizedTest
    @MethodSource("jsonValues")
    void json_isAnyValue(String text, Object expected) {
        assertThat(PlainSource.json(text).arguments(SETTINGS).post()).isEqualTo(expected);
    }

    // rule 6
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void json_isReadInEachUnicodeEncoding(String charset) {
        byte[] body = "\"ü€\"".getBytes(Charset.forName(charset));
        assertThat(PlainSource.post("application/json", body)
                        .arguments(SETTINGS)
                        .post())
                .isEqualTo("ü€");
    }

    // rule 6
    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON", "application/merge-patch+json"})
    void jsonType_isRecognised(String contentType) {
        assertThat(PlainSource.post(contentType, "[1]".getBytes(UTF_8))
                        .arguments(SETTINGS)
                        .post())
                .isEqualTo(List.of(1));
    }

    // rule 6
    @Test
    void member_isReadByName() {
        RequestArguments arguments = PlainSource.json("{\"a\":1,\"n\":null}").arguments(SETTINGS);
        assertThat(arguments.post("a")).isEqualTo(1);
        assertThat(arguments.post("n")).isNull();
        assertThat(arguments.post("b")).isNull();
        assertThat(PlainSource.json("[1]").arguments(SETTINGS).post("a")).isNull();
        assertThat(arguments.files()).isEmpty();
    }

    // rule 7
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": 1,\\n  x}|line 2, column 3",
                "[1,|line 1, column 4",
                "{} {}|line 1, column 4",
                "nul|line 1"
            })
    void badJson_is400WithThePosition(String text, String position) {
        Problem problem = problemOf(PlainSource.json(text.replace("\\n", "\n")));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).startsWith("The body ").contains("(" + position);
        assertThat(problem.detail()).doesNotContain("com.fasterxml");
    }

    // rule 7
    @Test
    void jsonThatIsNoUnicode_is400() {
        byte[] utf8 = {'"', (byte) 0xff, '"'};
        assertThat(problemOf(PlainSource.post("application/json", utf8)).status())
                .isEqualTo(400);
        byte[] utf32 = {0, 0, 0, '"', 0x7f, 0, 0, 0, 0, 0, 0, '"'};
        assertThat(problemOf(PlainSource.post("application/json", utf32)).status())
                .isEqualTo(400);
    }

    // rule 7
    @Test
    void emptyJson_is400ThatSaysSo() {
        Problem problem = problemOf(PlainSource.json(""));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail())
                .isEqualTo("The body is empty, but its Content-Type application/json promises a JSON value");
    }

    // rule 8
    @Test
    void form_isReadAsAQuery() {
        RequestArguments arguments = form("a=1&f&e=&a=%C3%BC+").arguments(SETTINGS);
        assertThat(arguments.post()).isEqualTo(Map.of("a", "ü+", "f", true, "e", ""));
        assertThat(arguments.post("f")).isEqualTo(true);
        assertThat(form("").arguments(SETTINGS).post()).isEqualTo(Map.of());
    }

    // rules 2 and 8
    @Test
    void malformedForm_is400() {
        assertThat(problemOf(form("a=%z1")).detail()).contains("\"%z1\"");
        byte[] latin = {'a', '=', (byte) 0xfc};
        Problem problem = problemOf(PlainSource.post("application/x-www-form-urlencoded", latin));
        assertThat(problem.detail()).isEqualTo("The form is not UTF-8 text: the byte at offset 2 does not fit");
    }

    // rule 10
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/octet-stream", "", "multipart/mixed; boundary=b", "nonsense"})
    void otherType_isLeftToTheHandler(String contentType) throws IOException {
        RequestArguments arguments =
                PlainSource.post(contentType, "[1]".getBytes(UTF_8)).arguments(SETTINGS);
        assertThat(arguments.post()).isEqualTo(Map.of());
        assertThat(arguments.files()).isEmpty();
        assertThat(arguments.body().readAllBytes()).asString(UTF_8).isEqualTo("[1]");
        assertThat(arguments.post()).isEqualTo(Map.of());
    }

    // rule 10
    @Test
    void get_hasNoBodyWhateverItsType() {
        RequestArguments arguments = PlainSource.get("/", null)
                .header("Content-Type", "application/json")
                .arguments(SETTINGS);
        assertThat(arguments.post()).isEqualTo(Map.of());
    }

    // rule 11
    @Test
    void bodyOfTheLimit_isRead() {
        assertThat(PlainSource.json("\"" + "x".repeat(18) + "\"")
                        .arguments(SETTINGS)
                        .post())
                .isEqualTo("x".repeat(18));
    }

    // rule 11
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded"})
    void bodyOverTheLimit_is413BeforeItIsRead(String contentType) {
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("the body was read");
            }
        };
        Problem problem = problemOf(PlainSource.post(contentType, untouched).header("Content-Length", "21"));
        assertThat(problem.status()).isEqualTo(413);
        assertThat(problem.detail()).isEqualTo("The body is too large: 21 > 20 bytes");
    }

    // rule 11
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/plain"})
    void bodyOfUnknownLengthOverTheLimit_is413WhileItIsRead(String contentType) {
        byte[] body = ("1" + " ".repeat(20)).getBytes(UTF_8);
        RequestArguments arguments =
                PlainSource.post(contentType, new ByteArrayInputStream(body)).arguments(SETTINGS);
        assertThatThrownBy(() -> {
                    arguments.post();
                    arguments.body().readAllBytes();
                })
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(413))
                .hasMessage("The body is too large: 21 > 20 bytes");
    }

    // rule 11
    @Test
    void bodyThatBreaksOff_is400_oneThatStallsIs408_andOneTooBigForTheServerIs413() {
        Problem broken = problemOf(PlainSource.post("application/json", failing(new IOException("peer closed"))));
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.detail()).isEqualTo("The request ended after 3 bytes of its body");
        Problem stalled = problemOf(PlainSource.post("application/json", failing(new ReadTimeoutException())));
        assertThat(stalled.status()).isEqualTo(408);
        assertThat(stalled.detail()).isEqualTo("The request stalled after 3 bytes of its body");
        Problem refused = problemOf(PlainSource.post("application/json", failing(new RequestTooBigException())));
        assertThat(refused.status()).isEqualTo(413);
    }

    // rule 16
    @Test
    void body_comesOnce() {
        RequestArguments taken = PlainSource.json("[1]").arguments(SETTINGS);
        taken.body();
        assertThatThrownBy(taken::post).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(taken::body).isInstanceOf(IllegalStateException.class);
        RequestArguments parsed = PlainSource.json("[1]").arguments(SETTINGS);
        assertThat(parsed.post()).isSameAs(parsed.post());
        assertThatThrownBy(parsed::body).isInstanceOf(IllegalStateException.class);
    }

    // rule 16
    @Test
    void failure_isTheSameWhenAskedAgain() {
        RequestArguments arguments = PlainSource.json("[1,").arguments(SETTINGS);
        ProblemException first = catchThrowableOfType(ProblemException.class, arguments::post);
        ProblemException second = catchThrowableOfType(ProblemException.class, arguments::files);
        assertThat(second).isNotNull().isSameAs(first);
    }

    private static PlainSource form(String text) {
        return PlainSource.post("application/x-www-form-urlencoded; charset=UTF-8", text.getBytes(UTF_8));
    }

    private static Problem problemOf(PlainSource source) {
        RequestArguments arguments = source.arguments(SETTINGS);
        ProblemException thrown = catchThrowableOfType(ProblemException.class, arguments::post);
        assertThat(thrown).isNotNull();
        return thrown.problem();
    }

    /// Three bytes, then the failure.
    private static InputStream failing(IOException failure) {
        return new InputStream() {
            private int count;

            @Override
            public int read() throws IOException {
                if (count++ < 3) {
                    return '[';
                }
                throw failure;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int n = count == 0 ? Math.min(3, length) : 1;
                Arrays.fill(target, offset, offset + n, (byte) read());
                count += n - 1;
                return n;
            }
        };
    }
}
