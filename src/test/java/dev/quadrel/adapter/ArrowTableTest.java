package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.TableStructure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowTableTest {

    private static final OptionalInt ALL = OptionalInt.empty();
    private static final List<String> WHOLE = List.of();

    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        assertThat(ArrowMemory.inUse()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    // rule 15
    @Test
    void upload_isStoredAndSentByteForByte() throws IOException {
        TableStore table = table("types", 1);
        table.write(0, Tables.open("types"));
        assertThat(folder.resolve("0.arrow")).hasBinaryContent(Tables.bytes("types"));
        assertThat(table.arrow(ALL, WHOLE).length()).hasValue(Tables.bytes("types").length);
        assertThat(Tables.sent(table.arrow(OptionalInt.of(0), WHOLE))).isEqualTo(Tables.bytes("types"));
    }

    @Test
    void everyType_isReadAsPandasHasIt() throws IOException {
        TableStore table = stored("types", 1);
        List<Map<String, Object>> rows = Tables.rows(table, ALL, WHOLE);
        assertThat(rows).hasSize(4);
        assertThat(rows.getFirst()).containsEntry("small", 1L).containsEntry("category", "x");
        assertThat(rows.get(1).get("record")).hasToString("{a=2, b=null}");
        assertThat(rows.get(3).get("large")).hasToString("18446744073709551615");
        assertThat(rows.get(2).get("text")).isNull();
        assertThat(rows.get(1).get("list")).isEqualTo(List.of(2L, 3L));
    }

    // rule 16
    @Test
    void columns_comeInTheirOrderAndTheIndexAfterThem() throws IOException {
        TableStore table = stored("indexed", 1);
        byte[] arrow = Tables.sent(table.arrow(ALL, List.of("text", "whole")));
        Path file = Files.write(folder.resolve("picked.arrow"), arrow);
        assertThat(ArrowSchemas.names(ArrowFile.schema(file))).containsExactly("text", "whole", "__index_level_0__");
        assertThat(ArrowFile.schema(file).getCustomMetadata()).containsKey("pandas");
        TableStructure same = new TableStructure(
                ArrowSchemas.structure(ArrowFile.schema(file), 1).arrowSchema(), 1, List.of("text", "whole"), false);
        assertThat(Tables.rows(new ArrowTable(same, List.of(file)), ALL, List.of("whole")))
                .isEqualTo(Tables.rows(table, ALL, List.of("whole")));
    }

    @Test
    void eachSingleColumn_isTheSameAloneAndAmongAll() throws IOException {
        for (String name : List.of("types", "others")) {
            TableStore table = stored(name, 1);
            List<Map<String, Object>> all = Tables.rows(table, ALL, WHOLE);
            for (String column : table.structure().columns()) {
                assertThat(Tables.rows(table, ALL, List.of(column)).stream().map(row -> row.get(column)))
                        .usingRecursiveFieldByFieldElementComparator()
                        .containsExactlyElementsOf(
                                all.stream().map(row -> row.get(column)).toList());
            }
        }
    }

    @Test
    void compressedColumns_areRead() throws IOException {
        for (String codec : List.of("lz4", "zstd")) {
            List<Map<String, Object>> rows = Tables.rows(stored(codec, 1), ALL, WHOLE);
            assertThat(rows).hasSize(20_000);
            assertThat(rows.get(19_999)).containsEntry("i", 999L).containsEntry("x", 9999.5);
            assertThat(rows.get(19_998)).containsEntry("s", "row 19998 of 20000");
            assertThat(rows.get(7).get("s")).isNull();
        }
    }

    // rule 17
    @Test
    void missingPartition_hasNoRows() throws IOException {
        TableStore table = table("types", 2);
        assertThat(Tables.rows(table, OptionalInt.of(1), WHOLE)).isEmpty();
        Path file = Files.write(folder.resolve("empty.arrow"), Tables.sent(table.arrow(OptionalInt.of(1), WHOLE)));
        assertThat(ArrowSchemas.names(ArrowFile.schema(file))).hasSize(22).contains("__index_level_0__");
        table.write(0, Tables.open("types"));
        assertThat(Tables.rows(table, ALL, WHOLE)).hasSize(4);
    }

    @Test
    void partitions_areReadOneAfterTheOther() throws IOException {
        for (String name : List.of("types", "others", "lz4")) {
            TableStore table = table(name, 2);
            table.write(0, Tables.open(name));
            table.write(1, Tables.open(name));
            List<String> once = Tables.texts(Tables.rows(table, OptionalInt.of(1), WHOLE));
            List<String> twice = Tables.texts(Tables.rows(table, ALL, WHOLE));
            assertThat(twice).hasSize(2 * once.size());
            assertThat(twice.subList(once.size(), twice.size())).isEqualTo(once);
            Path file = Files.write(folder.resolve("whole.arrow"), Tables.sent(table.arrow(ALL, WHOLE)));
            TableStore whole = new ArrowTable(table.structure(), List.of(file));
            assertThat(Tables.texts(Tables.rows(whole, OptionalInt.of(0), WHOLE)))
                    .isEqualTo(twice);
        }
    }

    // rule 18
    @Test
    void uploadThatDoesNotFit_leavesTheOldRows() throws IOException {
        TableStore table = stored("types", 1);
        byte[] good = Tables.bytes("types");
        byte[] cut = Arrays.copyOf(good, good.length - 100);
        byte[] damaged = good.clone();
        Arrays.fill(damaged, good.length - 2000, good.length - 20, (byte) 0x55);
        for (byte[] bad : List.of(
                Tables.bytes("others"), cut, damaged, new byte[0], "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8))) {
            assertThatThrownBy(() -> table.write(0, new ByteArrayInputStream(bad)))
                    .isInstanceOf(ProblemException.class)
                    .extracting(e -> ((ProblemException) e).problem().status())
                    .isEqualTo(422);
        }
        assertThat(Tables.rows(table, ALL, WHOLE)).hasSize(4);
    }

    // rule 30
    @Test
    void numbersOfAnotherType_areStoredAsDeclared() throws IOException {
        TableStore table = new ArrowTable(wholeNumbers(), List.of(folder.resolve("0.arrow")));
        table.write(0, new ByteArrayInputStream(reals(1, Double.NaN, -3)));
        assertThat(Tables.rows(table, ALL, WHOLE))
                .extracting(row -> row.get("c"))
                .containsExactly(1L, null, -3L);
        assertThat(ArrowFile.schema(folder.resolve("0.arrow")).getFields())
                .isEqualTo(ArrowSchemas.declared(wholeNumbers()).getFields());
        assertProblem(
                422,
                "The column c has 2.5, which is not among the numbers that it was declared for, Int(64, true)",
                () -> table.write(0, new ByteArrayInputStream(reals(1, 2.5))));
        assertThat(Tables.rows(table, ALL, WHOLE)).hasSize(3);
    }

    private static TableStructure wholeNumbers() {
        Field column = new Field("c", FieldType.nullable(new ArrowType.Int(Long.SIZE, true)), List.of());
        return ArrowSchemas.structure(new Schema(List.of(column)), 1);
    }

    private static byte[] reals(double... values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BufferAllocator memory = ArrowMemory.open("upload");
                Float8Vector column = new Float8Vector("c", memory)) {
            for (int row = 0; row < values.length; row++) {
                column.setSafe(row, values[row]);
            }
            column.setValueCount(values.length);
            VectorSchemaRoot rows = VectorSchemaRoot.of(column);
            try (ArrowFileWriter writer = new ArrowFileWriter(rows, null, Channels.newChannel(bytes))) {
                writer.writeBatch();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void wrongPartitionOrColumn_isBadRequest() throws IOException {
        TableStore table = stored("types", 1);
        assertThatThrownBy(() -> table.open(OptionalInt.of(1), WHOLE)).hasMessageStartingWith("Partition out of range");
        assertThatThrownBy(() -> table.open(OptionalInt.of(-1), WHOLE))
                .hasMessageStartingWith("Partition out of range");
        assertThatThrownBy(() -> table.arrow(ALL, List.of("no"))).hasMessageStartingWith("No such field no.");
        assertThatThrownBy(() -> table.open(ALL, List.of("__index_level_0__"))).hasMessageStartingWith("No such field");
        assertThatThrownBy(() -> table.append(0, Tables.open("types"))).hasMessageContaining("text/csv");
    }

    private TableStore stored(String name, int partitions) throws IOException {
        TableStore table = table(name, partitions);
        table.write(0, Tables.open(name));
        return table;
    }

    private TableStore table(String name, int partitions) throws IOException {
        List<Path> files = Stream.of("0.arrow", "1.arrow", "2.arrow")
                .limit(partitions)
                .map(folder::resolve)
                .toList();
        return new ArrowTable(Tables.structure(name, partitions), files);
    }
}
