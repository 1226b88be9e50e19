package dev.quadrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    private static final String PASSWORD = "grüezi-mitenand";

    // rule 1
    @Test
    void whatIsStored_isASaltedHashThatTellsHowItWasMade() {
        String one = PasswordHash.of(PASSWORD).text();
        String other = PasswordHash.of(PASSWORD).text();
        assertThat(one).matches("\\$pbkdf2-sha512\\$i=210000\\$[A-Za-z0-9+/=]{24}\\$[A-Za-z0-9+/=]{88}");
        assertThat(one).isNotEqualTo(other).doesNotContain("mitenand");
        assertThat(PasswordHash.parse(one).matches(PASSWORD)).isTrue();
        assertThat(PasswordHash.parse(one).matches("grüezi-mitenanD")).isFalse();
        assertThat(PasswordHash.parse(one).toString()).isEqualTo("PasswordHash[rounds=210000]");
    }

    /// Made with Python: `hashlib.pbkdf2_hmac("sha512", "grüezi-mitenand".encode(), b"0123456789abcdef", 1000)`.
    // rule 1
    @Test
    void aHashOfFewerRounds_isStillUnderstood() {
        String stored = "$pbkdf2-sha512$i=1000$MDEyMzQ1Njc4OWFiY2RlZg==$"
                + "YDPCsk7L/ZI1zcRytKQRqkkz2naT7APL4Edj2BnwTKssiaHq1k7CvHBzXwglt5Pe947l75e4RlDLjYYbJpVH/Q==";
        assertThat(PasswordHash.parse(stored).matches(PASSWORD)).isTrue();
        assertThat(PasswordHash.parse(stored).matches("another one of it")).isFalse();
    }

    @Test
    void noPasswordAndAnEndlessOne_matchNothing() {
        PasswordHash hash = PasswordHash.of("x".repeat(1024));
        assertThat(hash.matches("")).isFalse();
        assertThat(hash.matches("x".repeat(1025))).isFalse();
        assertThat(hash.matches("x".repeat(1024))).isTrue();
        assertThat(PasswordHash.of(" ".repeat(12)).matches("")).isFalse();
    }

    @Test
    void aStoredTextOfAnotherForm_isAFault() {
        assertThatThrownBy(() -> PasswordHash.parse("secret")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMadePassword_isLongEnoughAndNew() {
        assertThat(Secrets.password()).matches("([a-z2-9]{5}-){3}[a-z2-9]{5}").isNotEqualTo(Secrets.password());
        assertThat(PasswordHash.isLongEnough(Secrets.password())).isTrue();
        assertThat(PasswordHash.isLongEnough("x".repeat(11))).isFalse();
    }
}
