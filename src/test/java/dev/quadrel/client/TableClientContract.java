package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.quadrel.client.ClientException.Invalid;
import dev.quadrel.structure.NdArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables written and read by the Java client, on whatever server.
public abstract class TableClientContract {

    private FreshContainer fresh;

    /// The server, with a key that allows everything.
    protected abstract String server();

    @BeforeEach
    void makeContainer() {
        fresh = FreshContainer.on(server());
    }

    @AfterEach
    void removeContainer() {
        fresh.close();
        assertThat(ArrowData.inUse())
                .as("bytes of vectors that nobody gave back")
                .isZero();
    }

    private record Reading(String name, long count, double value, boolean good) {

        static Reading of(TableRow row) {
            return new Reading(
                    String.valueOf(row.text("name")), row.number("count"), row.real("value"), row.truth("good"));
        }
    }

    private static TableColumns three() {
        return new TableColumns()
                .add("name", Arrays.asList("a", null, "ü"))
                .add("count", 1L, -2L, 3L)
                .add("value", 0.5, Double.NaN, -3)
                .add("good", true, false, true);
    }

    private TableClient written() {
        try (TableColumns columns = three()) {
            return fresh.container()
                    .writeTable(columns.rows(), NewData.named("t").metadata(Map.of("n", 1)));
        }
    }

    @Test
    void rows_areRecords() {
        try (Stream<Reading> rows = written().rows(Reading::of)) {
            assertThat(rows)
                    .containsExactly(
                            new Reading("a", 1, 0.5, true),
                            new Reading("null", -2, Double.NaN, false),
                            new Reading("ü", 3, -3, true));
        }
    }

    // rule 13
    @Test
    void batches_haveTheColumnsThatAreAskedFor() {
        written();
        TableClient table = (TableClient) fresh.container().get("t");
        assertThat(table.columns()).containsExactly("name", "count", "value", "good");
        assertThat(table.schema().getFields()).extracting(Field::getName).isEqualTo(table.columns());
        assertThat(table.metadata()).containsEntry("n", 1);
        try (TableReader reader = table.read("value", "count")) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.batch().getRowCount()).isEqualTo(3);
            assertThat(reader.batch().getSchema().getFields())
                    .extracting(Field::getName)
                    .as("with the index that pandas adds on Tiled's own server")
                    .contains("value", "count")
                    .doesNotContain("name", "good");
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void column_isAnArray() {
        assertThat(written().column("count").read()).isEqualTo(NdArray.of(1L, -2L, 3L));
    }

    // rule 13
    @Test
    void partitions_areReadOneAfterTheOther() {
        try (TableColumns first = new TableColumns().add("x", 1, 2);
                TableColumns second = new TableColumns().add("x", 3)) {
            TableClient table = fresh.container().createTable(first.rows().getSchema(), 2, NewData.named("p"));
            table.writePartition(first.rows(), 0);
            table.writePartition(second.rows(), 1);
            assertThat(numbers(table)).containsExactly(1L, 2L, 3L);
            try (TableReader reader = table.readPartition(1)) {
                assertThat(reader.next()).isTrue();
                assertThat(reader.batch().getRowCount()).isEqualTo(1);
            }
            try (TableReader reader = table.readPartition(2)) {
                assertThatExceptionOfType(Invalid.class).isThrownBy(reader::next);
            }
        }
    }

    private static List<Long> numbers(TableClient table) {
        List<Long> numbers = new ArrayList<>();
        try (Stream<Long> rows = table.rows(row -> row.number("x"))) {
            rows.forEach(numbers::add);
        }
        return numbers;
    }

    @Test
    void appendedRows_comeLast() {
        try (TableColumns first = new TableColumns().add("x", 1, 2);
                TableColumns second = new TableColumns().add("x", 3)) {
            TableClient table = fresh.container()
                    .createTable(
                            first.rows().getSchema(),
                            1,
                            NewData.named("grow").stored(DataSource.stored("application/x-tiled-sql-table")));
            table.append(first.rows(), 0);
            table.append(second.rows(), 0);
            assertThat(numbers(table)).containsExactly(1L, 2L, 3L);
        }
    }

    // rule 19
    @Test
    void appendedRowsWithDictionaries_haveTheirEntries() {
        TableClient table = growing(ArrowType.Utf8.INSTANCE);
        try (Categories categories = Categories.of("x", "y", "x", null)) {
            VectorSchemaRoot rows = categories.rows();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> table.append(rows, 0))
                    .withMessageContaining("dictionary");
            table.append(rows, categories.dictionaries(), 0);
        }
        try (Stream<String> found = table.rows(row -> row.isNull("c") ? "-" : row.text("c"))) {
            assertThat(found).containsExactly("x", "y", "x", "-");
        }
    }

    @Test
    void appendedNumbers_areThoseOfTheColumn() {
        TableClient table = growing(new ArrowType.Int(Long.SIZE, true));
        try (TableColumns real = new TableColumns().add("c", 2.0, -3.0);
                TableColumns narrow = new TableColumns().add("c", 4)) {
            table.append(real.rows(), 0);
            table.append(narrow.rows(), 0);
        }
        try (Stream<Long> found = table.rows(row -> row.number("c"))) {
            assertThat(found).containsExactly(2L, -3L, 4L);
        }
    }

    private TableClient growing(ArrowType type) {
        Field column = new Field("c", FieldType.nullable(type), null);
        return fresh.container()
                .createTable(
                        new Schema(List.of(column)),
                        1,
                        NewData.named("grow").stored(DataSource.stored("application/x-tiled-sql-table")));
    }

    @Test
    void export_isTheServersFormat(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("part.csv");
        written().export(file, "csv", "count");
        assertThat(Files.readString(file).replace("\r", "").replace("\"", "")).isEqualTo("count\n1\n-2\n3\n");
    }

    // rule 19
    @Test
    void columnsWithDictionaries_haveTheirEntries() {
        try (Categories categories = Categories.of("x", "y", "x", null)) {
            VectorSchemaRoot rows = categories.rows();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fresh.container().writeTable(rows, NewData.named("c")))
                    .withMessageContaining("dictionary");
            assertThat(fresh.container().containsKey("c")).isFalse();
            TableClient table = fresh.container().writeTable(rows, categories.dictionaries(), NewData.named("c"));
            table.writePartition(rows, categories.dictionaries(), 0);
        }
        TableClient table = (TableClient) fresh.container().get("c");
        assertThat(table.schema().getFields().getFirst().getType()).isEqualTo(ArrowType.Utf8.INSTANCE);
        try (Stream<String> rows = table.rows(row -> row.isNull("c") ? "-" : row.text("c"))) {
            assertThat(rows).containsExactly("x", "y", "x", "-");
        }
        try (TableReader reader = table.read("c")) {
            assertThatIllegalStateException().isThrownBy(reader::dictionaries);
            assertThat(reader.next()).isTrue();
            FieldVector numbers = reader.batch().getVector("c");
            Dictionary dictionary = reader.dictionaries()
                    .lookup(numbers.getField().getDictionary().getId());
            try (ValueVector decoded = DictionaryEncoder.decode(numbers, dictionary)) {
                assertThat(decoded.getObject(1)).hasToString("y");
            }
        }
    }

    // rule 20
    @Test
    void rowsOfOtherColumns_areRefusedAndChangeNothing() {
        TableClient table = written();
        try (TableColumns other = new TableColumns().add("other", 1L);
                TableColumns type = new TableColumns()
                        .add("name", 1L)
                        .add("count", 1L)
                        .add("value", 1.5)
                        .add("good", true)) {
            for (TableColumns wrong : List.of(other, type)) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> table.write(wrong.rows()))
                        .withMessageContaining(wrong == other ? "[other: Int(64, true)]" : "[name: Int(64, true), ")
                        .withMessageContaining("[name: Utf8, count: Int(64, true), ");
                assertThatIllegalArgumentException().isThrownBy(() -> table.writePartition(wrong.rows(), 0));
                assertThatIllegalArgumentException().isThrownBy(() -> table.append(wrong.rows(), 0));
            }
        }
        try (Stream<Reading> rows = again().rows(Reading::of)) {
            assertThat(rows).hasSize(3);
        }
    }

    /// Tiled's own server adds the index that pandas makes up.
    @Test
    void rowsThatWereRead_areWritten() {
        TableClient table = written();
        try (TableReader reader = table.read()) {
            assertThat(reader.next()).isTrue();
            table.write(reader.batch());
        }
        try (Stream<Reading> rows = again().rows(Reading::of)) {
            assertThat(rows).extracting(Reading::count).containsExactly(1L, -2L, 3L);
        }
    }

    @Test
    void wrongColumn_isSaid() {
        try (TableReader reader = written().read("nothing")) {
            assertThatExceptionOfType(Invalid.class).isThrownBy(reader::next);
        }
        try (Stream<Long> rows = again().rows(row -> row.number("name"))) {
            assertThatIllegalArgumentException().isThrownBy(rows::toList).withMessageContaining("name");
        }
    }

    private TableClient again() {
        return (TableClient) fresh.container().get("t");
    }
}
