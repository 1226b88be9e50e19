package dev.quadrel.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedTest {

    // rule 1
    @Test
    void anotherShapeThanExpected_isRefused() {
        Selection part = NdSlice.parse("0,1:3").of(List.of(4L, 5L));
        Expected.check("2", part);
        Expected.check(null, part);
        Expected.check("scalar", NdSlice.parse("0,0").of(List.of(4L, 5L)));
        assertThatThrownBy(() -> Expected.check("1,2", part)).hasMessageContaining("actual shape 2");
        assertThatThrownBy(() -> Expected.check("2", Selection.scalar())).hasMessageContaining("scalar");
    }

    // rule 1
    @Test
    void moreThanTheLimit_isRefused_alsoBeyondAllNumbers() {
        Selection all = Selection.all(List.of(10L, 10L));
        Expected.limit(all, 8, 800);
        assertThatThrownBy(() -> Expected.limit(all, 8, 799)).hasMessageContaining("would exceed 799");
        assertThatThrownBy(() -> Expected.limit(Selection.all(List.of(1L << 40, 1L << 40)), 8, 800))
                .hasMessageContaining("slice");
    }

    @Test
    void numbers_areReadWithCommas() {
        assertThat(Expected.numbers("block", "0, 12")).containsExactly(0L, 12L);
        assertThat(Expected.numbers("block", "")).isEmpty();
        assertThatThrownBy(() -> Expected.numbers("block", null)).hasMessageContaining("block");
        assertThatThrownBy(() -> Expected.numbers("block", "1,x")).hasMessageContaining("1,x");
    }
}
