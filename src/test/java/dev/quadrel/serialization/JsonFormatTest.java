package dev.quadrel.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFormatTest {

    private static Stream<Fixture> numpyArrays() throws IOException {
        return Fixture.of("arrays.json");
    }

    // rules 3 and 4
    @ParameterizedTest
    @MethodSource("numpyArrays")
    void array_isWhatNumpyAndTiledSay(Fixture fixture) throws IOException {
        for (int piece : new int[] {1 << 16, 7, 1}) {
            MemoryArray array = fixture.array(piece);
            Object json = Json.parse(json(array.part("")));
            boolean narrow = array.type().json().get("itemsize") instanceof Integer size
                    && array.type() instanceof Builtin type
                    && (type.kind() == Kind.FLOAT ? size < 8 : type.kind() == Kind.COMPLEX && size < 16);
            assertThat(comparable(json, narrow))
                    .isEqualTo(comparable(fixture.members().get("json"), narrow));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1          | [[12,13,14,15],[16,17,18,19],[20,21,22,23]]",
                "1,2        | [20,21,22,23]",
                "1,2,3      | 23",
                ":,0,0      | [0,12]",
                "0,::-2,1:3 | [[9,10],[1,2]]",
                "0,0:0      | []",
                ":,0:0      | [[],[]]",
            })
    void slice_hasTheShapeOfTheResult(String slice, String json) throws IOException {
        MemoryArray array = Fixture.array("arrays.json", "three dimensions");
        assertThat(json(array.part(slice))).isEqualTo(json);
    }

    @Test
    void numberOf16Bytes_is406() {
        Builtin type = new Builtin(Endianness.LITTLE, Kind.FLOAT, 16, null);
        MemoryArray array = new MemoryArray(type, List.of(1L), new byte[16], 16);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new JsonFormat().body(array.part("")))
                .withMessageContaining("numbers of 16 bytes can only be sent as they are")
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(406));
    }

    @Test
    void endlessTextOfNoBytes_is406() {
        Builtin type = new Builtin(Endianness.NOT_APPLICABLE, Kind.BYTES, 0, null);
        for (List<Long> shape : List.of(List.of(1L << 40), List.of(1L << 20, 1L << 20, 0L))) {
            MemoryArray array = new MemoryArray(type, shape, new byte[0], 1);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> new JsonFormat().body(array.part("")))
                    .withMessageContaining("The shape of this data " + NotAcceptable.tuple(shape));
        }
    }

    @Test
    void timeBeyondAllCalendars_isRefused() {
        Builtin type = new Builtin(Endianness.BIG, Kind.DATETIME, 8, "[D]");
        byte[] far = {0x7F, -1, -1, -1, -1, -1, -1, -1};
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> json(new MemoryArray(type, List.of(), far, 8).part("")))
                .withMessageContaining("too far away");
    }

    private static String json(ArrayPart part) throws IOException {
        return new String(MemoryArray.sent(new JsonFormat().body(part)), StandardCharsets.UTF_8);
    }

    private static @Nullable Object comparable(@Nullable Object json, boolean narrow) {
        return switch (json) {
            case List<?> list -> {
                List<@Nullable Object> all = new ArrayList<>();
                list.forEach(each -> all.add(comparable(each, narrow)));
                yield all;
            }
            case Number number when narrow -> number.floatValue();
            case null, default -> json;
        };
    }
}
