package dev.quadrel.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @Test
    void nothingSaid_isTheFirst100() {
        assertThat(Page.parse(Map.of())).isEqualTo(new Page(null, 0, 100));
    }

    @Test
    void page_hasACursorOrAnOffset() {
        assertThat(page("page[offset]", "7", "page[limit]", "0")).isEqualTo(new Page(null, 7, 0));
        assertThat(page("page[cursor]", "7", "page[limit]", "300")).isEqualTo(new Page(7L, 0, 300));
    }

    // rule 5
    @Test
    void offsetWithCursor_is400() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> page("page[offset]", "1", "page[cursor]", "2"))
                .withMessageContaining("not both")
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    // rule 5
    @ParameterizedTest
    @CsvSource({
        "page[limit], 301",
        "page[limit], -1",
        "page[limit], ''",
        "page[limit], all",
        "page[offset], -1",
        "page[offset], 1.5",
        "page[cursor], 9223372036854775808",
        "page[cursor], -2",
    })
    void numberOutOfRange_is422WithItsNameAndValue(String name, String value) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Page.parse(Map.of(name, List.of(value))))
                .withMessageStartingWith(name + " is a whole number from 0 to")
                .withMessageEndingWith("not \"" + value + "\"")
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(422));
    }

    private static Page page(String name, String value, String otherName, String otherValue) {
        return Page.parse(Map.of(name, List.of(value), otherName, List.of(otherValue)));
    }
}
