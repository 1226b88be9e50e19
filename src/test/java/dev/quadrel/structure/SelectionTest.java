package dev.quadrel.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.structure.Selection.Dimension;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {

    @Test
    void all_isAllOfThatShapeOnly() {
        assertThat(Selection.all(List.of(2L, 3L)).isAll(List.of(2L, 3L))).isTrue();
        assertThat(Selection.all(List.of(2L, 3L)).isAll(List.of(2L, 4L))).isFalse();
        assertThat(NdSlice.parse("::-1").of(List.of(2L)).isAll(List.of(2L))).isFalse();
        assertThat(NdSlice.parse("0:2").of(List.of(2L)).isAll(List.of(2L))).isTrue();
    }

    @Test
    void scalar_isOneElement() {
        assertThat(Selection.scalar().elements()).isEqualTo(1);
        assertThat(Selection.scalar().shape()).isEmpty();
        assertThat(Selection.scalar()).isEqualTo(NdSlice.ALL.of(List.of()));
    }

    @Test
    void box_isAPartWithoutGaps() {
        Selection selection = Selection.of(new Box(List.of(3L, 0L), List.of(2L, 5L)));
        assertThat(selection).isEqualTo(NdSlice.parse("3:5,:5").of(List.of(9L, 9L)));
    }

    @Test
    void shifted_movesEachDimension() {
        Selection inBlock = NdSlice.parse("1,::-1").of(List.of(4L, 4L));
        assertThat(inBlock.shifted(List.of(8L, 4L)).dimensions())
                .containsExactly(new Dimension(9, 1, 1, true), new Dimension(7, 4, -1, false));
    }

    @Test
    void text_isNumpys() {
        assertThat(NdSlice.parse("::-1,3:0:-2,0:0:2,-1,1::2")
                        .of(List.of(5L, 4L, 3L, 2L, 6L))
                        .text())
                .isEqualTo("4::-1,3:0:-2,0:0,1,1:6:2");
        assertThat(Selection.scalar().text()).isEmpty();
    }

    @Test
    void dimensionThatGoesNowhere_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Dimension(0, 1, 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Dimension(0, -1, 1, false));
    }

    @Test
    void boxThatIsNone_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Box(List.of(1L), List.of(1L, 2L)))
                .withMessageContaining("[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Box(List.of(-1L), List.of(1L)))
                .withMessageContaining("negative");
    }
}
