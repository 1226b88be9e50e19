package dev.quadrel.livestate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EqualityTest {

    @Test
    void numbers_areTheSameByValue() { // rule 4
        assertThat(Equality.same(1, 1.0)).isTrue();
        assertThat(Equality.same(1L, true)).isTrue();
        assertThat(Equality.same(0, false)).isTrue();
        assertThat(Equality.same(0.0, -0.0)).isTrue();
        assertThat(Equality.same(1, 1.5)).isFalse();
        assertThat(Equality.same(1, "1")).isFalse();
        assertThat(Equality.same(0, null)).isFalse();
        assertThat(Equality.same(9007199254740993L, 9007199254740992.0)).isFalse();
        assertThat(Equality.same(BigInteger.TWO.pow(64), Math.pow(2, 64))).isTrue();
        assertThat(Equality.same(new BigDecimal("1.50"), 1.5f)).isTrue();
        assertThat(Equality.same(1, Double.POSITIVE_INFINITY)).isFalse();
        assertThat(Equality.same(Double.NaN, Double.NaN)).isTrue();
        assertThat(Equality.same(Double.NaN, 1)).isFalse();
    }

    @Test
    void sequences_areTheSameByElements() { // rule 4
        assertThat(Equality.same(List.of(1, List.of(2)), new Object[] {1.0, List.of(2L)}))
                .isTrue();
        assertThat(Equality.same(new int[] {1, 2}, List.of(1, 2))).isTrue();
        assertThat(Equality.same(List.of(1, 2), List.of(2, 1))).isFalse();
        assertThat(Equality.same(List.of(1), List.of(1, 2))).isFalse();
        assertThat(Equality.same(Arrays.asList(1, null), Arrays.asList(1, null)))
                .isTrue();
        assertThat(Equality.same(List.of(), Map.of())).isFalse();
        assertThat(Equality.same(List.of(), "")).isFalse();
    }

    @Test
    void maps_areTheSameInAnyOrder() { // rule 4
        assertThat(Equality.same(Map.of("a", 1, "b", 2), Map.of("b", 2.0, "a", 1L)))
                .isTrue();
        assertThat(Equality.same(Map.of("a", 1), Map.of("b", 1))).isFalse();
        assertThat(Equality.same(Map.of("a", 1), Map.of("a", 1, "b", 1))).isFalse();
    }

    @Test
    void bytesAndTexts_areTheSameByContent() { // rule 4
        assertThat(Equality.same(new byte[] {1}, ByteBuffer.wrap(new byte[] {1})))
                .isTrue();
        assertThat(Equality.same(ByteBuffer.wrap(new byte[] {1}), new byte[] {1}))
                .isTrue();
        assertThat(Equality.same(new byte[] {1}, List.of(1))).isFalse();
        assertThat(Equality.same(CharBuffer.wrap("a"), "a")).isTrue();
        assertThat(Equality.same("a", "b")).isFalse();
    }
}
