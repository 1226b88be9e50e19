package dev.quadrel.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderValueTest {

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("text/plain", "text/plain", Map.of()),
                Arguments.of(" Text/PLAIN ;Charset=UTF-8", "text/plain", Map.of("charset", "UTF-8")),
                Arguments.of("a; b=\"c; d\"; e=f", "a", Map.of("b", "c; d", "e", "f")),
                Arguments.of("a; b=\"say \\\"x\\\" \\\\ y\"", "a", Map.of("b", "say \"x\" \\ y")),
                Arguments.of("a; b=\"C:\\dir\\f.txt\"", "a", Map.of("b", "C:\\dir\\f.txt")),
                Arguments.of("a; b=\"unfinished; c=d", "a", Map.of("b", "unfinished; c=d")),
                Arguments.of("a; b=1; B=2", "a", Map.of("b", "1")),
                Arguments.of("a;;b; c=", "a", Map.of("c", "")),
                Arguments.of("a; b=x=y", "a", Map.of("b", "x=y")),
                Arguments.of("", "", Map.of()),
                Arguments.of(";", "", Map.of()),
                Arguments.of("a; b=\"", "a", Map.of("b", "")));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void header_isReadLeniently(String text, String value, Map<String, String> parameters) {
        assertThat(HeaderValue.parse(text)).isEqualTo(new HeaderValue(value, parameters));
    }

    @Test
    void noHeader_isEmpty() {
        assertThat(HeaderValue.parse(null)).isEqualTo(new HeaderValue("", Map.of()));
    }
}
