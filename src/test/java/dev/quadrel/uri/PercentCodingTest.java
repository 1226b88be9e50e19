package dev.quadrel.uri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentCodingTest {

    // rules 1 and 2
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "plain plain",
                "a+b a+b",
                "a%2Bb a+b",
                "%61bc abc",
                "abc%64 abcd",
                "%2f%2F //",
                "%25 %",
                "%2541 %41",
                "%C3%BC ü",
                "x%e2%82%acy x€y",
                "%F0%9F%98%80 😀",
                "ü%C3%BC üü",
                "'' ''"
            })
    void escapes_areDecodedAsUtf8(String raw, String text) {
        assertThat(PercentCoding.decode(raw)).isEqualTo(text);
    }

    // rule 1
    @Test
    void textWithoutEscapes_isReturnedItself() {
        String raw = "/a/plain/path";
        assertThat(PercentCoding.decode(raw)).isSameAs(raw);
    }

    // rule 3
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "% %",
                "a% %",
                "%4 %4",
                "%zz %zz",
                "%4gx %4g",
                "%%41 %%4",
                "%41%4 %4",
                "%-1 %-1",
                "%+1 %+1",
                "%٤٤ %٤٤"
            })
    void malformedEscape_is400WithTheEscape(String raw, String escape) {
        Problem problem = problemOf(raw);
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).startsWith("\"" + escape + "\" is not a percent escape");
    }

    // rule 4
    @ParameterizedTest
    @ValueSource(strings = {"%ff", "%C3", "%C3%28", "%C0%80", "%ED%A0%80", "%F4%90%80%80", "%80"})
    void malformedUtf8_is400WithTheEscapes(String raw) {
        Problem problem = problemOf("a" + raw + "b");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).isEqualTo("The percent escapes \"" + raw + "\" are not UTF-8 text");
    }

    // rule 4
    @Test
    void escapesCutByACharacter_areNotOneCharacter() {
        assertThat(problemOf("%C3x%BC").status()).isEqualTo(400);
    }

    private static Problem problemOf(String raw) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> PercentCoding.decode(raw));
        assertThat(thrown).as(raw).isNotNull();
        return thrown.problem();
    }
}
