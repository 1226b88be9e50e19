package dev.quadrel.ragged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AppendingTest {

    private static Appending of(
            @Nullable String offset, @Nullable String shape, @Nullable String extend, @Nullable String persist) {
        Appending appending = new Appending();
        appending.offset = offset;
        appending.shape = shape;
        appending.extend = extend;
        appending.persist = persist;
        return appending;
    }

    // rule 1
    @Test
    void rows_comeAtTheEndWhereThereMayBeMore() {
        assertThat(of("3", "2", "true", null).count(3)).isEqualTo(2);
        assertThat(of("3,0", "2,5", "true", "true").count(3)).isEqualTo(2);
        assertThatThrownBy(() -> of("2", "2", "true", null).count(3)).hasMessageContaining("after 3, not after 2");
        assertThatThrownBy(() -> of("3", "2", null, null).count(3)).hasMessageContaining("?extend=true");
        assertThatThrownBy(() -> of("3", "2", "true", "false").count(3)).hasMessageContaining("kept");
        assertThatThrownBy(() -> of("3", null, "true", null).count(3)).hasMessageContaining("shape begins");
        assertThatThrownBy(() -> of("-3", "1", "true", null).count(3)).hasMessageContaining("offset begins");
    }
}
