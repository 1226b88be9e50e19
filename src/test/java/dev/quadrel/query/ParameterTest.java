package dev.quadrel.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTest {

    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "1", "on", "yes", "t", "Y"})
    void wordsForOn_areOn(String text) {
        assertThat(Parameter.flag("x", text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", "0", "off", "no", "f", "n"})
    void wordsForOff_areOff(String text) {
        assertThat(Parameter.flag("x", text)).isFalse();
    }

    @Test
    void missingSwitch_isOff() {
        assertThat(Parameter.flag("x", null)).isFalse();
    }

    // rule 2
    @Test
    void anyOtherWord_is422WithItsName() {
        assertRefused("x is true or false, not \"maybe\"", () -> Parameter.flag("x", "maybe"));
        assertRefused("x is true or false, not \"\"", () -> Parameter.flag("x", ""));
    }

    @Test
    void number_isRead() {
        assertThat(Parameter.number("id", " -7 ", "an asset")).isEqualTo(-7);
    }

    // rule 2
    @Test
    void whatIsNoNumber_is422WithItsName() {
        assertRefused("id is the number of an asset, and is missing", () -> Parameter.number("id", null, "an asset"));
        assertRefused(
                "id is the number of an asset, which \"1.5\" is not", () -> Parameter.number("id", "1.5", "an asset"));
        assertRefused(
                "id is the number of an asset, which \"99999999999999999999\" is not",
                () -> Parameter.number("id", "99999999999999999999", "an asset"));
    }

    private static void assertRefused(String detail, org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(reading)
                .withMessage(detail)
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(422));
    }
}
