package dev.quadrel.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.DataType.Struct;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NpyFormatTest {

    private static final Builtin BYTE = new Builtin(Endianness.NOT_APPLICABLE, Kind.INT, 1, null);

    private static Stream<Fixture> numpyArrays() throws IOException {
        return Fixture.of("arrays.json");
    }

    // rule 7
    @ParameterizedTest
    @MethodSource("numpyArrays")
    void file_isTheOneThatNumpyWrites(Fixture fixture) throws IOException {
        byte[] header = fixture.bytes("npy");
        byte[] bytes = fixture.bytes("bytes");
        byte[] expected = Arrays.copyOf(header, header.length + bytes.length);
        System.arraycopy(bytes, 0, expected, header.length, bytes.length);
        assertThat(MemoryArray.sent(new NpyFormat().body(fixture.array(10).part(""))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("numpyArrays")
    void bytes_areSentAsTheyAre(Fixture fixture) throws IOException {
        assertThat(MemoryArray.sent(
                        new OctetStreamFormat().body(fixture.array(10).part(""))))
                .isEqualTo(fixture.bytes("bytes"));
    }

    @Test
    void longHeader_isOfVersion2() {
        List<Field> fields = IntStream.range(0, 4000)
                .mapToObj(i -> new Field("field" + i, BYTE, null))
                .toList();
        ByteBuffer header = NpyFormat.header(new Struct(4000, fields), List.of());
        assertThat(header.get(6)).isEqualTo((byte) 2);
        assertThat(header.order(ByteOrder.LITTLE_ENDIAN).getInt(8)).isEqualTo(header.limit() - 12);
        assertThat(header.limit() % 64).isZero();
    }

    @Test
    void fieldNames_areWrittenAsPythonDoes() {
        assertThat(text(struct("it's \\"))).contains("[(\"it's \\\\\", '|i1')]");
        assertThat(text(struct("'\"\n"))).contains("[('\\'\"\\x0a', '|i1')]");
        assertThat(NpyFormat.header(struct("\u03b1"), List.of(2L)).get(6)).isEqualTo((byte) 3);
    }

    private static Struct struct(String name) {
        return new Struct(1, List.of(new Field(name, BYTE, null)));
    }

    private static String text(DataType type) {
        return StandardCharsets.ISO_8859_1
                .decode(NpyFormat.header(type, List.of(2L)))
                .toString();
    }
}
