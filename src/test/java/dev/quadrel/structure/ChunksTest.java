package dev.quadrel.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunksTest {

    private static final Builtin FLOAT = new Builtin(Endianness.LITTLE, Kind.FLOAT, 8, null);

    @Test
    void regular_endsWithTheRest() {
        Chunks chunks = Chunks.regular(List.of(5L, 4L, 0L), List.of(2L, 4L, 3L));
        assertThat(chunks.lengths()).containsExactly(List.of(2L, 2L, 1L), List.of(4L), List.of(0L));
        assertThat(chunks.shape()).containsExactly(5L, 4L, 0L);
        assertThat(chunks.counts()).containsExactly(3, 1, 1);
    }

    @Test
    void regularOfSize0_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Chunks.regular(List.of(5L), List.of(0L)));
    }

    @Test
    void whole_isOneBlock() {
        assertThat(Chunks.whole(List.of(2L, 3L)).block(List.of(0, 0)))
                .isEqualTo(new Box(List.of(0L, 0L), List.of(2L, 3L)));
        assertThat(Chunks.whole(List.of()).block(List.of())).isEqualTo(new Box(List.of(), List.of()));
    }

    @Test
    void block_liesBehindThoseBeforeIt() {
        Chunks chunks = new Chunks(List.of(List.of(2L, 3L, 1L), List.of(4L)));
        assertThat(chunks.block(List.of(2, 0))).isEqualTo(new Box(List.of(5L, 0L), List.of(1L, 4L)));
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "-1, 0", "0, 1"})
    void blockOutOfRange_isRefusedWithItsNumber(int row, int column) {
        Chunks chunks = new Chunks(List.of(List.of(2L, 3L, 1L), List.of(4L)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chunks.block(List.of(row, column)))
                .withMessage("The block [%d, %d] is out of range: there are [3, 1] blocks", row, column);
    }

    @Test
    void blockOfOtherDimensions_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Chunks.whole(List.of(2L)).block(List.of(0, 0)))
                .withMessageContaining("has 2 numbers, but the array 1 dimensions");
    }

    // rule 5
    @Test
    void chunksThatDoNotAddUp_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ArrayStructure(FLOAT, new Chunks(List.of(List.of(2L, 2L))), List.of(5L), null, false))
                .withMessage("The chunks [[2, 2]] do not add up to the shape [5]");
    }

    @Test
    void negativeChunk_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chunks(List.of(List.of(-1L, 3L))))
                .withMessageContaining("[-1, 3]");
    }

    @Test
    void array_knowsItsSize() {
        ArrayStructure array =
                new ArrayStructure(FLOAT, Chunks.whole(List.of(2L, 3L)), List.of(2L, 3L), List.of("y", "x"), false);
        assertThat(array.elements()).isEqualTo(6);
        assertThat(array.bytes()).isEqualTo(48);
        assertThat(array.family()).isEqualTo(StructureFamily.ARRAY);
    }

    @Test
    void namesThatDoNotFit_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ArrayStructure(FLOAT, Chunks.whole(List.of(2L)), List.of(2L), List.of("y", "x"), false))
                .withMessage("2 names of dimensions do not fit an array of 1 dimensions");
    }

    @Test
    void arrayBeyondAllMemory_isRefused() {
        List<Long> shape = List.of(1L << 40, 1L << 40);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArrayStructure(FLOAT, Chunks.whole(shape), shape, null, false))
                .withMessageContaining("larger than 2^63 bytes");
    }
}
