package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.json.Json;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.DataType.Struct;
import dev.quadrel.structure.NumpyCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether Python's zarr and this one understand each other; `make-zarr.py` has made what it writes.
class ZarrFormatTest {

    private static final DataType INT4 = Stored.number(Kind.INT, 4);
    private static final List<List<Long>> CHUNKS = List.of(List.of(2L, 2L, 1L), List.of(3L, 1L));

    @TempDir
    Path folder;

    private static Map<?, ?> fixture(String name) throws IOException {
        try (InputStream in = ZarrFormatTest.class.getResourceAsStream(name)) {
            return (Map<?, ?>) Json.read(in);
        }
    }

    private static Map<?, ?> written(DataType type) {
        byte[] bytes = ZarrCodec.write(Stored.structure(type, List.of(List.of(2L, 1L))), List.of(2L));
        return (Map<?, ?>) Json.parse(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    }

    // rule 4
    @Test
    void eachNumpyType_isNamedAsPythonDoes() throws IOException {
        Map<?, ?> expected = fixture("zarr-types.json");
        Set<Integer> inPython = Set.of(16, 32);
        for (DataType type : Stored.types()) {
            if (!(type instanceof Builtin builtin) || inPython.contains(type.itemSize()) && kind(type) == Kind.FLOAT) {
                continue;
            }
            String code = NumpyCode.of(builtin).orElseThrow();
            if (expected.get(code) instanceof Map<?, ?> python) {
                assertThat(written(type).get("data_type")).as(code).isEqualTo(python.get("data_type"));
                String codecs = Json.text(python.get("codecs"));
                assertThat(Json.text(written(type).get("codecs")))
                        .isEqualTo(code.startsWith(">") ? codecs.replace("little", "big") : codecs);
            }
        }
    }

    private static Kind kind(DataType type) {
        return ((Builtin) type).kind();
    }

    // rule 4
    @Test
    void typesWithoutAName_areRawBytesAndSaySo() {
        DataType quad = Stored.number(Kind.FLOAT, 16);
        DataType big = new Struct(4, List.of(new Field("a", new Builtin(Endianness.BIG, Kind.INT, 4, null), null)));
        DataType nested = new Struct(8, List.of(new Field("a", INT4, List.of(2L))));
        for (DataType type : List.of(quad, big, nested)) {
            assertThat(written(type).get("data_type"))
                    .isEqualTo(Map.of("name", "raw_bytes", "configuration", Map.of("length_bytes", type.itemSize())));
            assertThat(Json.text(written(type).get("attributes"))).contains(Json.text(type.json()));
        }
        DataType plain = new Struct(4, List.of(new Field("a", INT4, null)));
        assertThat(Json.text(written(plain).get("data_type"))).contains("structured", "[[\"a\",\"int32\"]]");
        assertThat(written(plain).get("attributes")).isEqualTo(Map.of());
    }

    // rule 3
    @Test
    void whatPythonWrote_isRead() throws IOException {
        ByteBuffer expected = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 20; i++) {
            expected.putInt(i / 4 < 4 && i % 4 < 3 ? i / 4 * 3 + i % 4 : 7);
        }
        for (var example : fixture("zarr-files.json").entrySet()) {
            Path array = unpack((Map<?, ?>) example.getValue(), example.getKey().toString());
            ArrayReader reader = ZarrArray.open(array.toRealPath(), Stored.structure(INT4, CHUNKS));
            assertThat(Collected.readAll(reader)).as("%s", example.getKey()).isEqualTo(expected.array());
        }
    }

    private Path unpack(Map<?, ?> files, String name) throws IOException {
        Path array = folder.resolve(name);
        for (var file : files.entrySet()) {
            Path path = array.resolve(file.getKey().toString());
            Files.createDirectories(path.getParent());
            Files.write(path, Base64.getDecoder().decode(file.getValue().toString()));
        }
        return array;
    }

    // rule 13
    @Test
    void whatIsNotAsTheStructureSays_is422() throws IOException {
        Path array = unpack((Map<?, ?>) fixture("zarr-files.json").get("zarr 3, raw"), "array")
                .toRealPath();
        String json = Files.readString(array.resolve("zarr.json"));
        ArrayStructure good = Stored.structure(INT4, CHUNKS);
        ArrayStructure larger = Stored.structure(INT4, List.of(List.of(6L), List.of(4L)));
        assertProblem(422, "[5, 4], not [6, 4]", () -> ZarrArray.open(array, larger));
        assertProblem(422, "int32", () -> ZarrArray.open(array, Stored.structure(Stored.FLOAT8, CHUNKS)));
        DataType big = new Builtin(Endianness.BIG, Kind.INT, 4, null);
        assertProblem(422, "order little", () -> ZarrArray.open(array, Stored.structure(big, CHUNKS)));
        for (var change : Map.of(
                        "\"bytes\"", "\"sharding_indexed\"", "\"regular\"", "\"rectangular\"", ": 7", ": \"x\"")
                .entrySet()) {
            Files.writeString(array.resolve("zarr.json"), json.replace(change.getKey(), change.getValue()));
            assertProblem(422, change.getValue().replaceAll("\\W", ""), () -> ZarrArray.open(array, good));
        }
        Files.delete(array.resolve("zarr.json"));
        assertProblem(422, "neither zarr.json nor .zarray", () -> ZarrArray.open(array, good));
    }

    @Test
    void fillValues_areNumbersOfEachKind() {
        assertThat(FillValue.bytes(Stored.FLOAT8, "NaN"))
                .isEqualTo(little(8).putDouble(Double.NaN).array());
        assertThat(FillValue.bytes(Stored.number(Kind.FLOAT, 4), "0x7fc00001"))
                .isEqualTo(little(4).putInt(0x7fc00001).array());
        assertThat(FillValue.bytes(Stored.number(Kind.FLOAT, 2), 1.5))
                .isEqualTo(little(2).putShort((short) 0x3e00).array());
        assertThat(FillValue.bytes(Stored.number(Kind.COMPLEX, 8), List.of(1, "-Infinity")))
                .isEqualTo(
                        little(8).putFloat(1).putFloat(Float.NEGATIVE_INFINITY).array());
        assertThat(FillValue.bytes(new Builtin(Endianness.BIG, Kind.INT, 2, null), -2))
                .containsExactly(-1, -2);
        assertThat(FillValue.bytes(new Builtin(Endianness.NOT_APPLICABLE, Kind.BOOL, 1, null), true))
                .containsExactly(1);
        assertThat(FillValue.bytes(new Builtin(Endianness.NOT_APPLICABLE, Kind.VOID, 3, null), "AAAA"))
                .containsExactly(0, 0, 0);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
