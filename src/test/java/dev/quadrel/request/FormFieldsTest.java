package dev.quadrel.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.problem.ProblemException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTest {

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of("a=1", Map.of("a", "1")),
                Arguments.of("flag", Map.of("flag", true)),
                Arguments.of("e=", Map.of("e", "")),
                Arguments.of("a=1&a=2", Map.of("a", "2")),
                Arguments.of("a=1&a", Map.of("a", true)),
                Arguments.of("a=1&b&c=", Map.of("a", "1", "b", true, "c", "")),
                Arguments.of("a=1+2", Map.of("a", "1+2")),
                Arguments.of("a=1%2B2%20x", Map.of("a", "1+2 x")),
                Arguments.of("a=b=c", Map.of("a", "b=c")),
                Arguments.of("a%3Db=c%26d", Map.of("a=b", "c&d")),
                Arguments.of("%C3%BC=%E2%82%AC", Map.of("ü", "€")),
                Arguments.of("fl%61g", Map.of("flag", true)),
                Arguments.of("&&a=1&&", Map.of("a", "1")),
                Arguments.of("=x", Map.of("", "x")),
                Arguments.of("a=1;b=2", Map.of("a", "1;b=2")),
                Arguments.of("q=a?b/c#d", Map.of("q", "a?b/c#d")),
                Arguments.of("", Map.of()),
                Arguments.of("&", Map.of()));
    }

    // rule 1
    @ParameterizedTest
    @MethodSource("fields")
    void fields_areReadByTheRules(String raw, Map<String, Object> expected) {
        assertThat(FormFields.parse(raw)).isEqualTo(expected);
    }

    // rule 1
    @Test
    void noQuery_isEmpty() {
        assertThat(FormFields.parse(null)).isEmpty();
    }

    // rule 1
    @Test
    void fields_keepTheirOrderAndCannotBeChanged() {
        Map<String, Object> fields = FormFields.parse("z=1&a=2&m=3");
        assertThat(fields.keySet()).containsExactly("z", "a", "m");
        assertThatThrownBy(fields::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    // rule 2
    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "%zz=a", "%zz"})
    void malformedEscape_is400WithTheEscape(String raw) {
        assertThatThrownBy(() -> FormFields.parse(raw))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("\"%zz\"");
    }
}
