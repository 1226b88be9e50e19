package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.DataType.Struct;
import dev.quadrel.structure.TableStructure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoundStructuresTest {

    @TempDir
    Path folder;

    private DuckDatabase database;
    private Adapters adapters;

    @BeforeEach
    void open() throws IOException {
        folder = folder.toRealPath();
        Path data = Files.createDirectory(folder.resolve("data"));
        database = new DuckDatabase(new DuckSettings(256L << 20, 2), List.of(folder), Optional.of(data));
        Storage storage = new Storage(Optional.of(data), List.of(folder));
        adapters = new Adapters(storage, new ArrayStores(storage), new TableStores(database));
    }

    @AfterEach
    void close() throws IOException {
        database.close();
    }

    // rule 25
    @Test
    void npy_saysWhatItIs() throws IOException {
        ArrayStructure found = npy("<f4", "(2, 3)");
        assertThat(found.dataType()).isEqualTo(new Builtin(Endianness.LITTLE, Kind.FLOAT, 4, null));
        assertThat(found.shape()).containsExactly(2L, 3L);
        assertThat(found.chunks().lengths()).isEqualTo(List.of(List.of(2L), List.of(3L)));
        assertThat(npy(">M8[ns]", "(1,)").dataType()).isEqualTo(new Builtin(Endianness.BIG, Kind.DATETIME, 8, "[ns]"));
        assertThat(npy("<U3", "()").dataType()).isEqualTo(new Builtin(Endianness.LITTLE, Kind.TEXT, 12, null));
        assertThat(npy("|u1", "(0, 5)").shape()).containsExactly(0L, 5L);
        assertThat(npy("[('a', '<f4'), ('b', '<f4', (2,))]", "(3,)").dataType())
                .isEqualTo(new Struct(
                        12,
                        List.of(
                                new Field("a", found.dataType(), null),
                                new Field("b", found.dataType(), List.of(2L)))));
    }

    // rule 25
    @Test
    void largeNpy_isCutAlongItsFirstDimensions() throws IOException {
        assertThat(npy("<f8", "(1000, 1024, 1024)").chunks().counts()).isEqualTo(List.of(125, 1, 1));
        assertThat(npy("<f8", "(10, 16777216)").chunks().counts()).isEqualTo(List.of(10, 2));
    }

    // rule 25
    @ParameterizedTest
    @ValueSource(strings = {"<f3", "<q8", "f8", "<i16", "|O", "[('a', '|O')]", "[('a', )]"})
    void unknownElements_are422(String type) throws IOException {
        Path file = write("a.npy", type, "(2,)");
        assertProblem(422, "cannot be found out", () -> adapters.structure(ArrayStores.NPY, assets(file)));
    }

    // rule 25
    @Test
    void zarr_saysWhatItIs() throws IOException {
        for (DataType type : List.<DataType>of(
                new Builtin(Endianness.LITTLE, Kind.FLOAT, 8, null),
                new Builtin(Endianness.BIG, Kind.UINT, 2, null),
                new Builtin(Endianness.NOT_APPLICABLE, Kind.BOOL, 1, null),
                new Builtin(Endianness.NOT_APPLICABLE, Kind.INT, 1, null),
                new Builtin(Endianness.LITTLE, Kind.COMPLEX, 16, null))) {
            ArrayStructure made = new ArrayStructure(
                    type, Chunks.regular(List.of(5L, 4L), List.of(2L, 4L)), List.of(5L, 4L), null, false);
            Source source = adapters.create("", made, Map.of());
            assertThat(adapters.structure(ArrayStores.ZARR, source.assets())).isEqualTo(made);
        }
    }

    // rule 25
    @Test
    void tables_sayTheirColumns() throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), "x,name\n1,one\n2,two\n");
        TableStructure found = (TableStructure) adapters.structure(TableStores.CSV, assets(csv));
        assertThat(found.columns()).containsExactly("x", "name");
        assertThat(found.partitions()).isEqualTo(1);
        adapters.requireMatching(new Source(TableStores.CSV, found, Map.of(), assets(csv)));
        assertProblem(422, "not read as", () -> adapters.structure(TableStores.PARQUET, assets(csv)));
        assertProblem(422, "not read as", () -> adapters.structure(TableStores.ARROW, assets(csv)));
    }

    @Test
    void filesOfUnknownTypes_are415() throws IOException {
        Path file = Files.createFile(folder.resolve("a.bin"));
        assertProblem(415, "not found out", () -> adapters.structure("application/octet-stream", assets(file)));
        assertProblem(415, "image/webp", () -> adapters.structure("image/webp", assets(file)));
        assertProblem(403, "", () -> adapters.structure(ArrayStores.NPY, assets(Path.of("/etc/passwd"))));
    }

    private ArrayStructure npy(String type, String shape) throws IOException {
        return (ArrayStructure) adapters.structure(ArrayStores.NPY, assets(write("a.npy", type, shape)));
    }

    private Path write(String name, String type, String shape) throws IOException {
        String code = type.startsWith("[") ? type : "'" + type + "'";
        String head = "{'descr': " + code + ", 'fortran_order': False, 'shape': " + shape + ", }\n";
        String text = "\u0093NUMPY\u0001\u0000" + (char) head.length() + "\u0000" + head;
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<Source.Asset> assets(Path file) {
        return List.of(new Source.Asset(Storage.uri(file), false, "data_uri", null));
    }
}
