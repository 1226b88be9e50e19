package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @Test
    void document_isMapsListsAndValues() {
        assertThat(JsonText.parse(" {\"a\": [1, -2.5e3, true, false, null], \"b\": {}, \"c\": []} "))
                .isEqualTo(Map.of(
                        "a",
                        new ArrayList<>(Arrays.asList(BigInteger.ONE, new BigDecimal("-2.5e3"), true, false, null)),
                        "b",
                        Map.of(),
                        "c",
                        List.of()));
    }

    @Test
    void text_hasItsEscapes() {
        assertThat(JsonText.parse("\"a\\n\\t\\\"\\\\\\/\\u00e4\\ud83d\\ude00ö\""))
                .isEqualTo("a\n\t\"\\/ä😀ö");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1",
                "[1 2]",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "\"a",
                "\"\\x\"",
                "\"\\u00g0\"",
                "\"\\u12\"",
                "01",
                "1.",
                "-",
                "tru",
                "{} {}",
                "nul",
                "+1"
            })
    void whatIsNoJson_isRefused(String text) {
        assertThatThrownBy(() -> JsonText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no JSON");
    }

    @Test
    void endlessNesting_isRefused() {
        assertThatThrownBy(() -> JsonText.parse("[".repeat(100_000))).isInstanceOf(IllegalArgumentException.class);
    }
}
