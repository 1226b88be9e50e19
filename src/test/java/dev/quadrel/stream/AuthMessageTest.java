package dev.quadrel.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.AccessSettings;
import dev.quadrel.access.Identity;
import dev.quadrel.problem.ProblemException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthMessageTest {

    private static final AccessGate GATE = new AccessGate(new AccessSettings(Optional.of("secret"), false));

    // rule 9
    @Test
    void rightKey_tellsWhoItIs() {
        assertThat(AuthMessage.read("{\"type\":\"auth\",\"api_key\":\"secret\"}", GATE))
                .isInstanceOf(Identity.SingleUser.class);
    }

    // rule 9
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x                                       | 400 | Expected JSON auth message",
                "[1]                                     | 400 | Expected {\"type\": \"auth\", ...}",
                "{\"type\":\"hello\"}                    | 400 | Expected {\"type\": \"auth\", ...}",
                "{\"type\":\"auth\"}                     | 401 | Authentication failed",
                "{\"type\":\"auth\",\"api_key\":\"no\"}  | 401 | Authentication failed",
                "{\"type\":\"auth\",\"access_token\":\"t\"} | 401 | Authentication failed"
            })
    void others_areRefused(String message, int status, String detail) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> AuthMessage.read(message, GATE))
                .satisfies(refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(status);
                    assertThat(refusal.problem().detail()).isEqualTo(detail);
                });
    }
}
