package dev.quadrel.ragged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AppendingTest {

    // rule 1
    @Test
    void rows_comeAtTheEndWhereThereMayBeMore() {
        assertThat(new Appending("3", "2", "true", null).count(3)).isEqualTo(2);
        assertThat(new Appending("3,0", "2,5", "true", "true").count(3)).isEqualTo(2);
        assertThatThrownBy(() -> new Appending("2", "2", "true", null).count(3))
                .hasMessageContaining("after 3, not after 2");
        assertThatThrownBy(() -> new Appending("3", "2", null, null).count(3)).hasMessageContaining("?extend=true");
        assertThatThrownBy(() -> new Appending("3", "2", "true", "false").count(3))
                .hasMessageContaining("kept");
        assertThatThrownBy(() -> new Appending("3", null, "true", null).count(3))
                .hasMessageContaining("shape begins");
        assertThatThrownBy(() -> new Appending("-3", "1", "true", null).count(3))
                .hasMessageContaining("offset begins");
    }
}
