package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.NdTypes;
import dev.quadrel.structure.Selection;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PieceCutTest {

    private static List<Piece> cut(DataType type, List<Long> shape, List<Long> chunks, String slice) {
        ArrayStructure array = new ArrayStructure(type, Chunks.regular(shape, chunks), shape, null, false);
        return PieceCut.of(array, NdSlice.parse(slice).of(shape));
    }

    // rule 11
    @ParameterizedTest
    @CsvSource({
        "1, 1, 16777216",
        "100, 100, 16777216",
        "1024, 1024, 16777216",
        "4096, 4096, 134217728",
        "10000, 10000, 134217728",
        "10000, 1, 16777216"
    })
    void pieces_areNeitherSmallNorLarge(long rows, long columns, long most) {
        List<Piece> pieces = cut(NdTypes.FLOAT64, List.of(10_000L, 10_000L), List.of(rows, columns), "");
        assertThat(pieces).allMatch(piece -> piece.source().elements() * 8 <= most);
        assertThat(pieces.stream().mapToLong(piece -> piece.source().elements()).sum())
                .isEqualTo(100_000_000);
        assertThat(pieces).as("requests for 763 MiB").hasSizeLessThan(120);
    }

    // rule 11
    @ParameterizedTest
    @ValueSource(strings = {"", "3", "::2,1", "::-3,5:,::2", "7:2:-1,:,-1", "2:2"})
    void pieces_makeUpTheResultOnce(String slice) {
        List<Long> shape = List.of(9L, 8L, 7L);
        Selection wanted = NdSlice.parse(slice).of(shape);
        // Each element is so large that no two chunks fit into one piece.
        DataType large = NdTypes.simple(DataType.Kind.VOID, 9 << 20);
        BitSet covered = new BitSet();
        for (Piece piece : cut(large, shape, List.of(4L, 3L, 7L), slice)) {
            assertThat(piece.source().shape()).isEqualTo(piece.target().shape());
            places(piece.target(), wanted.shape(), 0, 0, covered);
        }
        assertThat(covered.cardinality()).isEqualTo((int) wanted.elements());
    }

    private static void places(Selection target, List<Long> shape, int along, long before, BitSet covered) {
        if (along == shape.size()) {
            assertThat(covered.get((int) before))
                    .as("element %d is there already", before)
                    .isFalse();
            covered.set((int) before);
            return;
        }
        Selection.Dimension dimension = target.dimensions().get(along);
        for (long i = 0; i < dimension.count(); i++) {
            long place = dimension.start() + i * dimension.step();
            places(target, shape, along + 1, before * shape.get(along) + place, covered);
        }
    }

    @Test
    void request_isForwardsWithAnEnd() {
        List<Piece> pieces = cut(NdTypes.INT8, List.of(9L, 8L), List.of(9L, 8L), "::-3,5");
        assertThat(pieces).extracting(piece -> piece.source().text()).containsExactly("2:9:3,5");
        assertThat(pieces.getFirst().offset()).containsExactly(0L);
    }

    @Test
    void singleElement_isOnePiece() {
        assertThat(cut(NdTypes.INT8, List.of(), List.of(), "")).hasSize(1);
    }
}
