package dev.quadrel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    // rule 1
    @Test
    void numbersThatAreNotFinite_areWrittenAsText() {
        List<Object> numbers = List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1.5);

        assertThat(Json.text(numbers)).isEqualTo("[\"NaN\",\"Infinity\",\"-Infinity\",1.5]");
    }

    // rule 2
    @Test
    void bareWordsForNumbersThatAreNotFinite_areReadAsNumbers() throws IOException {
        assertThat(read("[NaN, Infinity, -Infinity]"))
                .isEqualTo(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
    }

    // rule 3
    @Test
    void bodyThatIsNotJson_is400WithLineAndColumn() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read("{\n  \"a\": tru\n}"))
                .withMessageContaining("'tru'")
                .withMessageContaining("line 2, column 12")
                .satisfies(thrown -> assertThat(thrown.problem().status()).isEqualTo(400));
    }

    // rule 3
    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\" 1}", "'a'", "[1] [2]", "\"\\q\"", "+", "1 }"})
    void errorForABodyThatIsNotJson_neverNamesTheServersClasses(String body) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(body))
                .withMessageStartingWith("The body is not valid JSON: ")
                .withMessageContaining("(line 1, column ")
                .satisfies(thrown -> assertThat(thrown.getMessage())
                        .doesNotContain("fasterxml", "java.", "Stream", "Reader", "Feature", "_", "`"));
    }

    // rule 3
    @Test
    void bodyThatIsNestedTooDeep_is400() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read("[".repeat(2000)))
                .withMessageContaining("nesting depth (1001) exceeds the maximum allowed (1000)");
    }

    record Order(int count, List<Order> parts) {}

    @Test
    void bodyThatDoesNotFitItsType_is400WithTheMemberAndTheValue() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> readOrder("{\"count\": 1, \"parts\": [{\"count\": \"many\"}]}"))
                .withMessageStartingWith("The body does not fit: parts.[0].count cannot be 'many' (line 1, column ");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> readOrder("{\"size\": 1}"))
                .withMessageStartingWith("The body does not fit: size is not known, only count, parts (line 1");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> readOrder("{\"parts\": 1}"))
                .withMessageStartingWith("The body does not fit: parts has a value of another kind (line 1");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> readOrder("[]"))
                .withMessageStartingWith("The body does not fit: it has a value of another kind (line 1");
    }

    // rule 4
    @Test
    void problem_isAnRfc9457Object() {
        String body = new String(Json.bytes(Problem.of(404, "Nothing is at \"/a\"")), StandardCharsets.UTF_8);

        assertThat(body)
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"Nothing is at \\\"/a\\\"\"}");
    }

    @Test
    void objects_keepTheOrderOfTheBody() throws IOException {
        assertThat(Json.text(read("{\"z\": 1, \"a\": [true, null, \"ä\"], \"m\": {}}")))
                .isEqualTo("{\"z\":1,\"a\":[true,null,\"ä\"],\"m\":{}}");
    }

    @Test
    void aBodyMayBeAnyJsonValue() throws IOException {
        List<Object> values = new ArrayList<>();
        for (String body : List.of("1", "\"x\"", "null", "true", " [] ")) {
            values.add(read(body));
        }
        assertThat(values).isEqualTo(Arrays.asList(1, "x", null, true, List.of()));
    }

    @Test
    void instantsAndOptionals_areWrittenAsTheirValue() {
        assertThat(Json.text(Map.of("at", Instant.EPOCH))).isEqualTo("{\"at\":\"1970-01-01T00:00:00Z\"}");
        assertThat(Json.text(List.of(Optional.of(1), Optional.empty()))).isEqualTo("[1,null]");
    }

    @Test
    void write_leavesTheStreamOpen() throws IOException {
        var closed = new boolean[1];
        var out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        Json.write(Map.of("a", 1), out);

        assertThat(out).hasToString("{\"a\":1}");
        assertThat(closed[0]).isFalse();
    }

    @Test
    void aValueThatContainsItself_isRefused() {
        List<Object> loop = new ArrayList<>();
        loop.add(loop);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.bytes(loop))
                .withMessageStartingWith("The value cannot be written as JSON: ");
    }

    private static void readOrder(String body) throws IOException {
        Json.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), Order.class);
    }

    private static Object read(String body) throws IOException {
        return Json.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void equalValues_areTheSameCanonically_whateverTheirOrder() {
        Object one = Json.parse("{\"b\": [1, {\"d\": null, \"c\": 2}], \"a\": \"x\"}");
        Object other = Json.parse("{\"a\": \"x\", \"b\": [1, {\"c\": 2, \"d\": null}]}");
        assertThat(Json.canonical(one)).isEqualTo(Json.canonical(other));
        assertThat(new String(Json.canonical(one), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"x\",\"b\":[1,{\"c\":2,\"d\":null}]}");
    }

    @Test
    void prettyText_hasTwoBlanksALevelAndSortedMembers() {
        assertThat(Json.pretty(Json.parse("{\"b\":[1,2],\"a\":{},\"c\":[]}")))
                .isEqualTo("{\n  \"a\": {},\n  \"b\": [\n    1,\n    2\n  ],\n  \"c\": []\n}");
        assertThat(Json.pretty("text")).isEqualTo("\"text\"");
        assertThat(Json.pretty(null)).isEqualTo("null");
    }
}
