package dev.quadrel.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {

    // rule 10
    @Test
    void aRequestsExpiry_isANumberOfSecondsOrNone() {
        assertThat(Expiry.parse("90")).isEqualTo(Expiry.after(Duration.ofSeconds(90)));
        assertThat(Expiry.parse("0.25")).isEqualTo(Expiry.after(Duration.ofMillis(250)));
        assertThat(Expiry.parse("-3")).isEqualTo(Expiry.after(Duration.ofSeconds(-3)));
        assertThat(Expiry.parse("none")).isEqualTo(Expiry.never());
        assertThat(Expiry.parse(null)).isEqualTo(Expiry.usual());
        assertThat(Expiry.parse("")).isEqualTo(Expiry.usual());
    }

    // rule 10
    @ParameterizedTest
    @ValueSource(strings = {"soon", "1e9", "NaN", " 1", "1000000000001", "99999999999999999999", "None", "1."})
    void anyOtherExpiry_is400ThatNamesIt(String text) {
        assertThatThrownBy(() -> Expiry.parse(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("none");
    }

    @Test
    void aTextThatIsNoToken_is400() {
        assertThatThrownBy(() -> new Token("")).hasMessageContaining("1 to 200 characters, this one has 0");
        assertThatThrownBy(() -> new Token("x".repeat(201))).hasMessageContaining("this one has 201");
        assertThat(new Token("12345678")).hasToString("12345678");
        assertThat(new Token("123456789")).hasToString("12345678...");
    }
}
