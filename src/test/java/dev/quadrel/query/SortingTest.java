package dev.quadrel.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortingTest {

    @Test
    void nothingSaid_isTheOrderOfCreation() {
        assertThat(Sorting.parse(List.of())).isEqualTo(Sorting.CREATION);
        assertThat(Sorting.parse(List.of(""))).isEqualTo(Sorting.CREATION);
        assertThat(Sorting.parse(List.of("+"))).isEqualTo(Sorting.CREATION);
        assertThat(Sorting.CREATION.isByCreation()).isTrue();
    }

    // rule 4
    @Test
    void loneSign_turnsTheOrderOfCreation() {
        assertThat(Sorting.parse(List.of("-"))).isEqualTo(new Sorting(List.of(), true));
        assertThat(Sorting.parse(List.of("color", "-")))
                .isEqualTo(new Sorting(List.of(new Sorting.Key("color", false)), true));
    }

    // rule 4
    @Test
    void keys_comeInTheirOrderWithTheirDirections() {
        Sorting sorting = Sorting.parse(List.of("-metadata.sample.temp", "+id", "color"));
        assertThat(sorting.keys())
                .containsExactly(
                        new Sorting.Key("metadata.sample.temp", true),
                        new Sorting.Key("id", false),
                        new Sorting.Key("color", false));
        assertThat(sorting.newestFirst()).isFalse();
        assertThat(sorting.isByCreation()).isFalse();
        assertThat(sorting.keys().get(1).isNodeKey()).isTrue();
        assertThat(sorting.keys().getFirst().isNodeKey()).isFalse();
        assertThat(sorting.keys().getFirst().metadata().names()).containsExactly("sample", "temp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "--a", "a-b", "ä", "a[0]", "a;drop", "*"})
    void whatIsNoKey_is422WithItsText(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Sorting.parse(List.of(text)))
                .withMessageContaining("\"" + text + "\"")
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(422));
    }

    @Test
    void keyTwice_is400() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Sorting.parse(List.of("color", "-color")))
                .withMessage("The sort key \"color\" is there twice")
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    @Test
    void loneSignBeforeAnother_is400() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Sorting.parse(List.of("-", "color")))
                .withMessageContaining("last")
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400));
    }
}
