package dev.quadrel.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForegroundTest {

    // rule 11
    @Test
    void aProcessInTheTerminalsOwnGroup_mayRead() {
        assertThat(Foreground.isForeground("712 (java) S 700 712 600 34816 712 4194304 1 0"))
                .isTrue();
    }

    // rule 11
    @Test
    void aProcessInTheBackground_mayNot() {
        assertThat(Foreground.isForeground("712 (ja) va) S 700 712 600 34816 600 4194304 1 0"))
                .isFalse();
        assertThat(Foreground.isForeground("712 (java) S 700 712 600 0 -1 4194304 1 0"))
                .isFalse();
    }
}
