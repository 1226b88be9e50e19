package dev.quadrel.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.identity.WebToken.Verdict;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebTokenTest {

    private static final WebToken.Key KEY = WebToken.Key.of("a", "0123456789abcdef0123456789abcdef".getBytes(UTF_8));
    private static final WebToken.Key OTHER = WebToken.Key.of("a", "another secret".getBytes(UTF_8));
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final long LATER = NOW.getEpochSecond() + 1;

    // rule 5
    @Test
    void whatWasSigned_holdsToItsEnd() {
        String token = WebToken.sign(Map.of("exp", LATER, "sid", "x"), KEY);
        assertThat(verify(token, NOW))
                .isInstanceOfSatisfying(
                        Verdict.Valid.class,
                        valid -> assertThat(valid.claims().get("sid")).isEqualTo("x"));
        assertThat(verify(token, NOW.plusSeconds(1))).isInstanceOf(Verdict.Expired.class);
    }

    @Test
    void signatures_areThoseOfOtherImplementations() {
        // Made with Python's hmac module.
        String token = "eyJhbGciOiJIUzI1NiIsImtpZCI6ImEiLCJ0eXAiOiJKV1QifQ.eyJleHAiOjE3NjczMjMwNDZ9"
                + ".PpcNOV4CiPIzJVFsR9WiAgPk3BNZng40kZv1IEkdeqo";
        assertThat(WebToken.sign(Map.of("exp", 1767323046), KEY)).isEqualTo(token);
    }

    // rule 5
    @Test
    void whatAnotherHasSigned_isForged() {
        assertForged(WebToken.sign(Map.of("exp", LATER), OTHER));
        String[] parts = WebToken.sign(Map.of("exp", LATER), KEY).split("\\.", -1);
        assertForged(parts[0] + "." + encoded("{\"exp\":99999999999}") + "." + parts[2]);
        assertForged(parts[0] + "." + parts[1] + ".");
        assertForged(parts[0] + "." + parts[1]);
        assertForged(parts[0] + "." + parts[1] + "." + parts[2] + ".");
    }

    // rule 5
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"kid\":\"a\"}",
                "{\"alg\":\"HS512\",\"kid\":\"a\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"kid\":\"b\"}",
                "[]",
                "{",
                ""
            })
    void anotherHeader_isForged(String header) {
        assertForged(encoded(header) + "." + encoded("{\"exp\":99999999999}") + ".");
    }

    // rule 5
    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "\0.\0.\0", "ä.ö.ü", "eyJ.eyJ.eyJ"})
    void nonsense_isForged(String token) {
        assertForged(token);
        assertForged("x".repeat(100_000));
    }

    // rule 5
    @Test
    void aTokenWithoutAnEnd_isForged() {
        assertForged(WebToken.sign(Map.of("sid", "x"), KEY));
    }

    private static void assertForged(String token) {
        assertThat(verify(token, NOW)).isInstanceOf(Verdict.Forged.class);
    }

    private static Verdict verify(String token, Instant now) {
        return WebToken.verify(token, id -> id.equals("a") ? Optional.of(KEY) : Optional.empty(), now);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
