package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AwkwardArrayTest {

    @Test
    void valuesOfAllKinds_comeBack() {
        List<Object> values = List.of(
                Map.of("x", 1L, "y", List.of(1.5, 2.0), "s", "ä", "b", true, "n", Arrays.asList(null, 3L)),
                Map.of("x", -2L, "y", List.of(), "s", "", "b", false, "n", List.of()));
        AwkwardArray array = AwkwardArray.of(values);
        assertThat(array.length()).isEqualTo(2);
        assertThat(array.list()).isEqualTo(values);
        assertThat(new ArrayList<>(array.list())).hasSize(2);
    }

    @Test
    void valuesOfSeveralKinds_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> AwkwardArray.of(List.of(1L, "a")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AwkwardArray.of(List.of(Map.of("a", 1L), Map.of("b", 1L))));
    }

    // rule 20
    @Test
    void numbersThatWouldBeCut_areRefused() {
        List<Number> others = List.of(
                new BigDecimal("1.5"), BigInteger.TWO.pow(64).add(BigInteger.ONE), BigInteger.ONE, new AtomicLong(1));
        for (Number other : others) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AwkwardArray.of(List.of(1L, other)))
                    .withMessageContaining(other.getClass().getName())
                    .withMessageContaining("Byte, Short, Integer and Long");
        }
        assertThat(AwkwardArray.of(List.of((byte) -1, (short) 2, 3, 1L << 62)).list())
                .isEqualTo(List.of(-1L, 2L, 3L, 1L << 62));
        assertThat(AwkwardArray.of(List.of(1.5f, 2.5, 3)).list()).isEqualTo(List.of(1.5, 2.5, 3.0));
    }

    private static final Map<String, Object> NUMBERS =
            Map.of("class", "NumpyArray", "primitive", "int64", "inner_shape", List.of(), "form_key", "n");
    private static final Map<String, byte[]> BUFFERS = Map.of(
            "n-data", longs(10, 20, 30, 40),
            "l-starts", longs(2, 0),
            "l-stops", longs(4, 1),
            "m-mask", new byte[] {0, 1},
            "b-mask", new byte[] {0b10},
            "i-index", longs(3, 0),
            "u-tags", new byte[] {1, 0},
            "u-index", longs(1, 3));

    @Test
    void formsThatTheBuilderDoesNotMake_areRead() {
        assertThat(list(2, Map.of("class", "ListArray", "starts", "i64", "form_key", "l", "content", NUMBERS), BUFFERS))
                .isEqualTo(List.of(List.of(30L, 40L), List.of(10L)));
        assertThat(list(2, Map.of("class", "RegularArray", "size", 2, "form_key", "r", "content", NUMBERS), BUFFERS))
                .isEqualTo(List.of(List.of(10L, 20L), List.of(30L, 40L)));
        assertThat(list(2, masked("ByteMaskedArray", "m", NUMBERS), BUFFERS)).isEqualTo(Arrays.asList(null, 20L));
        assertThat(list(2, masked("BitMaskedArray", "b", NUMBERS), BUFFERS)).isEqualTo(Arrays.asList(null, 20L));
        assertThat(list(
                        2,
                        Map.of("class", "IndexedArray", "index", "i64", "form_key", "i", "content", NUMBERS),
                        BUFFERS))
                .isEqualTo(List.of(40L, 10L));
    }

    @Test
    void recordsUnionsAndRows_areRead() {
        Map<String, Object> pair =
                Map.of("class", "RecordArray", "form_key", "t", "contents", List.of(NUMBERS, NUMBERS));
        Map<String, Object> union = Map.of(
                "class",
                "UnionArray",
                "tags",
                "i8",
                "index",
                "i64",
                "form_key",
                "u",
                "contents",
                List.of(NUMBERS, pair));
        assertThat(list(2, union, BUFFERS)).isEqualTo(List.of(List.of(20L, 20L), 40L));
        Map<String, Object> rows =
                Map.of("class", "NumpyArray", "primitive", "int64", "inner_shape", List.of(2), "form_key", "n");
        assertThat(list(2, Map.of("class", "UnmaskedArray", "content", rows), BUFFERS))
                .isEqualTo(List.of(List.of(10L, 20L), List.of(30L, 40L)));
    }

    private static Map<String, Object> masked(String kind, String key, Map<String, Object> content) {
        return Map.of("class", kind, "mask", "i8", "valid_when", true, "form_key", key, "content", content);
    }

    @Test
    void unknownForm_orMissingBuffer_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> list(1, Map.of("class", "VirtualArray"), Map.of()))
                .withMessageContaining("VirtualArray");
        Map<String, Object> numbers = Map.of("class", "NumpyArray", "primitive", "int64", "form_key", "n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> list(1, numbers, Map.of()))
                .withMessageContaining("n-data");
    }

    private static List<Object> list(int length, Map<String, ?> form, Map<String, byte[]> buffers) {
        return new AwkwardArray(length, form, buffers).list();
    }

    private static byte[] longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            bytes.putLong(value);
        }
        return bytes.array();
    }
}
