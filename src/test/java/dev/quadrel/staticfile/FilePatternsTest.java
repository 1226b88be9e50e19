package dev.quadrel.staticfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilePatternsTest {

    // rule 2
    @Test
    void emptyAllowList_allowsAll() {
        assertThat(new FilePatterns(List.of(), List.of()).accept("/srv/any.thing"))
                .isTrue();
    }

    // rule 2
    @Test
    void allowList_allowsWhatItNamesAndNothingElse() {
        FilePatterns patterns = new FilePatterns(List.of("*.txt", "/srv/open/*"), List.of());
        assertThat(patterns.accept("/srv/a.txt")).isTrue();
        assertThat(patterns.accept("/srv/open/deep/a.bin")).isTrue();
        assertThat(patterns.accept("/srv/a.TXT")).isFalse();
        assertThat(patterns.accept("/srv/a.bin")).isFalse();
    }

    // rule 2
    @Test
    void denyPattern_winsOverAllow() {
        FilePatterns patterns = new FilePatterns(List.of("*"), List.of("*/private/*", "*.key"));
        assertThat(patterns.accept("/srv/private/deep/a.txt")).isFalse();
        assertThat(patterns.accept("/srv/a.key")).isFalse();
        assertThat(patterns.accept("/srv/a.key.txt")).isTrue();
        assertThat(new FilePatterns(List.of(), List.of("*.key")).accept("/srv/a.key"))
                .isFalse();
    }

    // rule 2
    @Test
    void defaultTypes_areThe21OfQuickServer() {
        String types = "css csv eot gif htm html ico jpeg jpg js json md otf pdf png svg tsv ttf txt woff woff2";
        assertThat(FilePatterns.DEFAULT_TYPES)
                .hasSize(21)
                .containsExactly(("*." + types.replace(" ", " *.")).split(" "));
    }
}
