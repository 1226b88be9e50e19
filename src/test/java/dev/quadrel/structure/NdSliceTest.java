package dev.quadrel.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NdSliceTest {

    // rules 2 and 3
    @Test
    void slice_takesWhatNumpyTakes() throws IOException {
        List<Map<?, ?>> cases = numpyCases();
        assertThat(cases).hasSizeGreaterThan(1000);
        for (Map<?, ?> expected : cases) {
            List<Long> shape = StructureCodec.longs(expected.get("shape"), "shape");
            NdSlice slice = NdSlice.parse(String.valueOf(expected.get("slice")));
            if (expected.containsKey("error")) {
                assertProblem(400, () -> slice.of(shape), "Block index out of range");
                continue;
            }
            Selection selection = slice.of(shape);
            assertThat(selection.shape())
                    .as("shape of %s", expected)
                    .isEqualTo(StructureCodec.longs(expected.get("result"), "result"));
            assertThat(elements(selection, shape))
                    .as("elements of %s", expected)
                    .isEqualTo(StructureCodec.longs(expected.get("elements"), "elements"));
            assertThat(selection.elements())
                    .isEqualTo(elements(selection, shape).size());
            assertSaidAgain(selection, shape);
        }
    }

    private static void assertSaidAgain(Selection selection, List<Long> shape) {
        Selection again = NdSlice.parse(selection.text()).of(shape);
        assertThat(again.shape()).as(selection.text()).isEqualTo(selection.shape());
        assertThat(elements(again, shape)).as(selection.text()).isEqualTo(elements(selection, shape));
        Selection forwards = selection.forwards();
        assertThat(forwards.shape()).isEqualTo(selection.shape());
        assertThat(forwards.dimensions()).allMatch(dimension -> dimension.step() > 0);
        assertThat(elements(forwards, shape))
                .isEqualTo(elements(selection, shape).stream().sorted().toList());
    }

    // rule 2
    @Test
    void indexDropsItsDimension_andTheRestIsWhole() {
        Selection selection = NdSlice.parse("1,::2").of(List.of(2L, 5L, 7L));
        assertThat(selection.shape()).containsExactly(3L, 7L);
        assertThat(selection.dimensions().getFirst().dropped()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1:2:3:4", "...", "1,,2", ",", "1.5", "--1", "1 2", "1:b", "0x1", "-"})
    void whatIsNoSlice_is422WithItsText(String text) {
        assertProblem(422, () -> NdSlice.parse(text), "The slice \"" + text + "\"");
    }

    @Test
    void stepOf0_is422() {
        assertProblem(422, () -> NdSlice.parse("1,::0"), "step of 0");
    }

    @Test
    void rangeWithAStepOf0_isNotMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NdSlice.Range(null, null, 0))
                .withMessageContaining("step of 0");
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "-6, -6", "9223372036854775808, 4611686018427387904"})
    void indexOutOfRange_is400WithTheIndex(String text, String index) {
        assertProblem(400, () -> NdSlice.parse(text).of(List.of(5L)), "the index " + index + " of dimension 0");
    }

    @Test
    void morePartsThanDimensions_is400() {
        assertProblem(400, () -> NdSlice.parse("1,2").of(List.of(5L)), "2 parts, but the array has 1 dimensions");
        assertProblem(400, () -> NdSlice.parse(":").of(List.of()), "1 parts, but the array has 0 dimensions");
    }

    private static void assertProblem(int status, Runnable action, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(action::run)
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(status));
    }

    private static List<Map<?, ?>> numpyCases() throws IOException {
        try (InputStream in = Objects.requireNonNull(NdSliceTest.class.getResourceAsStream("slices.json"))) {
            return StructureCodec.list(Json.read(in), "cases").stream()
                    .<Map<?, ?>>map(each -> StructureCodec.members(each, "case"))
                    .toList();
        }
    }

    /// The numbers of the selected elements in C order.
    private static List<Long> elements(Selection selection, List<Long> shape) {
        List<Long> numbers = List.of(0L);
        for (int i = 0; i < shape.size(); i++) {
            Selection.Dimension dimension = selection.dimensions().get(i);
            List<Long> inner = new ArrayList<>();
            for (long outer : numbers) {
                for (long k = 0; k < dimension.count(); k++) {
                    inner.add(outer * shape.get(i) + dimension.start() + k * dimension.step());
                }
            }
            numbers = inner;
        }
        return numbers;
    }
}
