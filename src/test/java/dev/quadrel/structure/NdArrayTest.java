package dev.quadrel.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.DataType.Struct;
import dev.quadrel.structure.NdElement.Complex;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NdArrayTest {

    private static final NdArray NUMBERS =
            NdArray.of(IntStream.range(0, 24).toArray()).reshaped(2, 3, 4);

    // rule 6
    @ParameterizedTest
    @ValueSource(strings = {"", "1", "::-1", ":,1", ":,::-2,1::2", ":,:,-1", "1,2,3", "0:0", "-1,::-1,::-1"})
    void slice_seesTheSameMemory(String text) {
        NdSlice slice = NdSlice.parse(text);
        NdArray part = NUMBERS.slice(slice);
        assertThat(part.memory()).isSameAs(NUMBERS.memory());
        assertThat(flat(part)).isEqualTo(elements(slice.of(NUMBERS.shape())));
        assertThat(part.ints().toArray(ValueLayout.JAVA_INT))
                .containsExactly(flat(part).stream().mapToInt(Long::intValue).toArray());
    }

    private static List<Long> flat(NdArray array) {
        NdArray copy = array.copy();
        assertThat(copy).isEqualTo(array);
        assertThat(copy.isContiguous()).isTrue();
        return Arrays.stream(copy.memory().toArray(ValueLayout.JAVA_INT))
                .mapToObj(Long::valueOf)
                .toList();
    }

    /// The numbers are their places.
    private static List<Long> elements(Selection selection) {
        List<Long> found = List.of(0L);
        long[] lengths = {2, 3, 4};
        for (int i = 0; i < lengths.length; i++) {
            Selection.Dimension along = selection.dimensions().get(i);
            long length = lengths[i];
            found = found.stream()
                    .flatMap(before -> IntStream.range(0, (int) along.count())
                            .mapToObj(k -> before * length + along.start() + k * along.step()))
                    .toList();
        }
        return found;
    }

    // rule 6
    @Test
    void fillingASlice_changesTheArray() {
        NdArray zeros = NdArray.zeros(NdTypes.INT32, List.of(2L, 3L));
        zeros.slice(NdSlice.parse(":,::-2")).fill(NdArray.of(1, 2, 3, 4).reshaped(2, 2));
        assertThat(zeros).isEqualTo(NdArray.of(2, 0, 1, 4, 0, 3).reshaped(2, 3));
    }

    // rule 7
    @Test
    void numbersInTheOtherByteOrder_areTurnedForTheView() {
        ByteBuffer bytes = ByteBuffer.allocate(16)
                .order(ByteOrder.BIG_ENDIAN)
                .putDouble(1.5)
                .putDouble(-2);
        NdArray array = NdArray.of(
                new Builtin(Endianness.BIG, Kind.FLOAT, 8, null), List.of(2L), MemorySegment.ofArray(bytes.array()));
        assertThat(array.doubles().toArray(ValueLayout.JAVA_DOUBLE)).containsExactly(1.5, -2);
        assertThat(array.bytes().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(bytes.array());
        assertThat(array.list()).isEqualTo(List.of(1.5, -2.0));
    }

    // rule 7
    @Test
    void viewOfAnotherKind_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(NUMBERS::doubles).withMessageContaining("8 bytes");
        assertThatIllegalArgumentException().isThrownBy(NUMBERS::floats);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NdArray.of(NdTypes.INT8, List.of(3L), MemorySegment.ofArray(new byte[2])))
                .withMessageContaining("3 bytes");
    }

    @Test
    void viewsOfWholeArrays_areTheMemoryItself() {
        double[] values = {1, 2, 3};
        NdArray array = NdArray.of(values);
        array.doubles().set(ValueLayout.JAVA_DOUBLE, 8, 9);
        assertThat(values).containsExactly(1, 9, 3);
        assertThat(NdArray.of((short) 4).shorts().get(ValueLayout.JAVA_SHORT, 0))
                .isEqualTo((short) 4);
        assertThat(NdArray.of(4L).longs().get(ValueLayout.JAVA_LONG, 0)).isEqualTo(4);
        assertThat(NdArray.of(4f).floats().get(ValueLayout.JAVA_FLOAT, 0)).isEqualTo(4);
        assertThat(NdArray.of((byte) 4).get(0)).isEqualTo(4L);
    }

    @Test
    void elements_areJavasValues() {
        assertThat(one(NdTypes.UINT64, -1L)).isEqualTo(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
        assertThat(one(NdTypes.UINT64, 5L)).isEqualTo(5L);
        assertThat(one(NdTypes.INT64, -1L)).isEqualTo(-1L);
        assertThat(one(NdTypes.datetime("[10ms]"), 150L)).isEqualTo(Instant.ofEpochMilli(1500));
        assertThat(one(NdTypes.datetime("[Y]"), -1L)).isEqualTo(Instant.parse("1969-01-01T00:00:00Z"));
        assertThat(one(NdTypes.datetime("[ps]"), 7L)).isEqualTo(7L);
        assertThat(one(NdTypes.datetime("[ns]"), Long.MIN_VALUE)).isNull();
        assertThat(one(new Builtin(Endianness.LITTLE, Kind.TIMEDELTA, 8, "[D]"), -2L))
                .isEqualTo(Duration.ofDays(-2));
        assertThat(NdArray.ofTexts(List.of("ä", "xyz", "𝄞")).list()).isEqualTo(List.of("ä", "xyz", "𝄞"));
        assertThat(NdArray.of(1d, 2d).type()).isEqualTo(NdTypes.FLOAT64);
        NdArray complex =
                NdArray.of(NdTypes.COMPLEX128, List.of(), NdArray.of(1d, -2d).memory());
        assertThat(complex.list()).isEqualTo(new Complex(1, -2));
        NdArray half = NdArray.of(
                new Builtin(Endianness.LITTLE, Kind.FLOAT, 2, null),
                List.of(1L),
                NdArray.of((short) 0x3e00).memory());
        assertThat(half.get(0)).isEqualTo(1.5f);
        NdArray bytes = NdArray.of(
                NdTypes.simple(Kind.BYTES, 4),
                List.of(1L),
                MemorySegment.ofArray("ab\0\0".getBytes(StandardCharsets.US_ASCII)));
        assertThat((byte[]) bytes.get(0)).containsExactly('a', 'b');
    }

    private static Object one(DataType type, long bits) {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(bits);
        return NdArray.of(type, List.of(1L), MemorySegment.ofArray(bytes.array()))
                .get(0);
    }

    @Test
    void elementOfFields_isAMap() {
        DataType type = new Struct(
                9,
                List.of(
                        new Field("a", NdTypes.INT8, null),
                        new Field("b", new Builtin(Endianness.LITTLE, Kind.INT, 4, null), List.of(2L))));
        NdArray array = NdArray.of(type, List.of(), MemorySegment.ofArray(new byte[] {1, 2, 0, 0, 0, 3, 0, 0, 0}));
        assertThat(array.list()).isEqualTo(Map.of("a", 1L, "b", List.of(2L, 3L)));
    }

    @Test
    void elementBeyondTheEnd_isRefused() {
        assertThat(NUMBERS.get(1, 2, 3)).isEqualTo(23L);
        assertThat(catchThrowable(() -> NUMBERS.get(1, 3, 0))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(catchThrowable(() -> NUMBERS.get(1))).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
