package dev.quadrel.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityVersionTest {

    // rule 7
    @Test
    void aVersion_isFoundInAnyForm() {
        EntityVersion version = new EntityVersion("12-ab");
        assertThat(version.isIn("12-ab")).isTrue();
        assertThat(version.isIn("\"x\" , W/\"12-ab\"")).isTrue();
        assertThat(version.isIn("*")).isTrue();
        assertThat(version.isIn("12-a")).isFalse();
        assertThat(version.isIn("")).isFalse();
        assertThat(version.isIn("\"")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"", "a,b", "a\n", "ü"})
    void whatNoHeaderCanCarry_isRefused(String text) {
        assertThatThrownBy(() -> new EntityVersion(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
