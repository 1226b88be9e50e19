package dev.quadrel.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    private static final List<String> NAMES =
            List.of("cache clear", "cache list", "cachet", "help", "requests uptime now");

    // rule 2
    @Test
    void wordsFromACommentOn_areDropped() {
        assertThat(CommandLine.parse("cache clear #www more").words()).containsExactly("cache", "clear");
        assertThat(CommandLine.parse("cache clear # \"a b").words()).containsExactly("cache", "clear");
        assertThat(CommandLine.parse("# cache").isEmpty()).isTrue();
        assertThat(CommandLine.parse("a#b c").words()).containsExactly("a#b", "c");
    }

    // rule 2
    @Test
    void quotes_makeOneWord() {
        assertThat(CommandLine.parse(" say \"a b\"\t\"#1\" \"\" it's ").words())
                .containsExactly("say", "a b", "#1", "", "it's");
    }

    // rule 2
    @Test
    void aQuoteWithoutItsEnd_isAnOrdinaryCharacter() {
        assertThat(CommandLine.parse("say \"a b").words()).containsExactly("say", "\"a", "b");
    }

    // rule 3
    @Test
    void aBeginning_isToldHowItGoesOn() {
        assertThat(CommandLine.parse("cache").complaint(NAMES))
                .isEqualTo("command \"cache\" needs more arguments:\n    clear\n    list");
        assertThat(CommandLine.parse("requests uptime").complaint(NAMES))
                .isEqualTo("command \"requests uptime\" needs more arguments:\n    now");
    }

    // rule 3
    @Test
    void anUnknownLine_isInvalidAsAWhole() {
        assertThat(CommandLine.parse("nope  it # now").complaint(NAMES))
                .isEqualTo("command \"nope it\" invalid; type help or use <TAB> for a list of commands");
        assertThat(CommandLine.parse("cache x").complaint(NAMES)).startsWith("command \"cache x\" invalid");
        assertThat(CommandLine.parse("cac").complaint(NAMES)).startsWith("command \"cac\" invalid");
    }
}
