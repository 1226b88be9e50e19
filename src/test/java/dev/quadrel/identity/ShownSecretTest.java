package dev.quadrel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownSecretTest {

    @Test
    void sameText_isFound_anotherIsNot() {
        ShownSecret secret = new ShownSecret("ab12");
        assertThat(new ShownSecret(new String("ab12".toCharArray())))
                .isEqualTo(secret)
                .hasSameHashCodeAs(secret);
        assertThat(new ShownSecret("ab13")).isNotEqualTo(secret);
        assertThat(new ShownSecret("ab1")).isNotEqualTo(secret);
        // Two texts with one hash.
        assertThat(new ShownSecret("Aa")).isNotEqualTo(new ShownSecret("BB")).hasSameHashCodeAs(new ShownSecret("BB"));
    }

    @Test
    void text_isNotToBeReadInALog() {
        assertThat(new ShownSecret("ab12")).asString().doesNotContain("ab12");
    }
}
