package dev.quadrel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

    // rule 3
    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "5, PT5S",
        "' 5 ', PT5S",
        "1.5, PT1.5S",
        "0.000000001, PT0.000000001S",
        "3600, PT1H",
        "PT5S, PT5S",
        "pt5s, PT5S",
        "PT1H2M, PT1H2M",
        "P1D, PT24H",
        "PT9223372036.854775807S, PT9223372036.854775807S"
    })
    void duration_isANumberOfSecondsOrIso(String text, Duration span) {
        assertThat(TimeSpan.parse("a.b", text)).isEqualTo(span);
    }

    // rule 4
    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "10s", "5M1", "1H", "PT", "1,5", ".5", "5.", "+5", "-1", "1e3", "٣", "12345678901"})
    void otherText_isRefusedWithItsKey(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSpan.parse("a.b", text))
                .withMessage("a.b is \"" + text + "\", but must be a number of seconds such as 1.5, or an ISO-8601"
                        + " duration such as PT1.5S");
    }

    // rule 4
    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "-PT1S", "PT-0.001S", "9999999999", "P106752D", "PT9223372036854775807S"})
    void negativeOrEndlessDuration_isRefusedWithItsKey(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSpan.parse("a.b", text))
                .withMessage("a.b is \"" + text + "\", but must be from 0 to 292 years");
    }
}
