package dev.quadrel.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.structure.TableStructure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckTest {

    private static final OptionalInt ALL = OptionalInt.empty();
    private static final List<String> WHOLE = List.of();

    @TempDir
    Path folder;

    private DuckDatabase database;
    private TableStores stores;

    @BeforeEach
    void open() throws IOException {
        folder = folder.toRealPath();
        database = database();
        stores = new TableStores(database);
    }

    private DuckDatabase database() {
        return new DuckDatabase(new DuckSettings(256L << 20, 2), List.of(folder), Optional.of(folder));
    }

    @AfterEach
    void close() throws IOException {
        database.close();
        assertThat(ArrowMemory.inUse()).isZero();
    }

    // rule 20
    @Test
    void parquet_keepsEveryTypeOfPandas() throws IOException {
        TableStore table = files(TableStores.PARQUET, "types", 2);
        table.write(0, Tables.open("types"));
        same(table, OptionalInt.of(0));
        assertThat(Tables.rows(table, OptionalInt.of(1), WHOLE)).isEmpty();
        table.write(1, Tables.open("types"));
        assertThat(Tables.rows(table, ALL, WHOLE)).hasSize(8);
        assertThat(Tables.rows(table, ALL, List.of("text"))).hasSize(8);
        assertThatThrownBy(() -> table.append(0, Tables.open("types"))).hasMessageContaining("text/csv");
    }

    @Test
    void parquet_tellsItsColumnsWithWhatPandasNoted() throws IOException {
        TableStore table = files(TableStores.PARQUET, "types", 1);
        table.write(0, Tables.open("types"));
        TableStructure found = stores.inspect(TableStores.PARQUET, folder.resolve("0"), 1);
        assertThat(found.columns()).isEqualTo(table.structure().columns());
        assertThat(ArrowSchemas.declared(found).getCustomMetadata()).containsKey("pandas");
    }

    @Test
    void csv_isReadWithTheDeclaredTypes() throws IOException {
        TableStore table = files(TableStores.CSV, "lz4", 1);
        table.write(0, Tables.open("lz4"));
        table.append(0, Tables.open("lz4"));
        List<Map<String, Object>> rows = Tables.rows(table, ALL, WHOLE);
        assertThat(rows).hasSize(40_000);
        assertThat(rows.get(39_999)).containsEntry("i", 999L).containsEntry("x", 9999.5);
        assertThat(Files.readAllLines(folder.resolve("0")).get(1)).isEqualTo("0,0.0,");
        TableStructure found = stores.inspect(TableStores.CSV, folder.resolve("0"), 1);
        assertThat(found.columns()).containsExactly("i", "x", "s");
    }

    @Test
    void fileThatIsNone_saysSo() throws IOException {
        TableStore table = files(TableStores.PARQUET, "lz4", 1);
        Files.writeString(folder.resolve("0"), "no Parquet");
        assertThatThrownBy(() -> table.open(ALL, WHOLE)).hasMessageContaining("cannot be read");
    }

    // rule 21
    @Test
    void growingTable_keepsEveryTypeAcrossARestart() throws IOException {
        TableStructure structure = Tables.structure("types", 2);
        Map<String, ?> parameters = stores.create(TableStores.GROWING, structure, Map.of("table_name", "mine"));
        assertThat(parameters.get("table_name")).isEqualTo("mine");
        TableStore table = stores.open(TableStores.GROWING, structure, parameters, List.of());
        assertThat(Tables.rows(table, ALL, WHOLE)).isEmpty();
        table.append(0, Tables.open("types"));
        same(table, OptionalInt.of(0));
        table.append(0, Tables.open("types"));
        table.append(1, Tables.open("types"));
        database.close();
        database = database();
        TableStore again = new TableStores(database).open(TableStores.GROWING, structure, parameters, List.of());
        assertThat(Tables.rows(again, OptionalInt.of(0), WHOLE)).hasSize(8);
        assertThat(Tables.rows(again, ALL, List.of("text"))).hasSize(12);
        again.write(0, Tables.open("types"));
        same(again, OptionalInt.of(0));
        new TableStores(database).remove(TableStores.growing(parameters));
        assertThatThrownBy(() -> again.open(ALL, WHOLE)).hasMessageContaining("cannot be read");
    }

    // rule 21
    @Test
    void growingTable_hasANumberOfItsOwnAfterAKill() throws IOException {
        TableStructure structure = Tables.structure("types", 1);
        Map<String, ?> first = stores.create(TableStores.GROWING, structure, Map.of());
        Path killed = Files.createDirectory(folder.resolve("killed"));
        for (String file : List.of("tables.duckdb", "tables.duckdb.wal")) {
            Files.copy(folder.resolve(file), killed.resolve(file));
        }
        try (DuckDatabase next =
                new DuckDatabase(new DuckSettings(256L << 20, 2), List.of(killed), Optional.of(killed))) {
            Map<String, ?> second = new TableStores(next).create(TableStores.GROWING, structure, Map.of());
            assertThat(TableStores.growing(second)).isNotEqualTo(TableStores.growing(first));
        }
    }

    @Test
    void growingTable_hasColumnsThatDifferInCaseOnly() throws IOException {
        TableStructure all = Tables.structure("others", 1);
        Map<String, ?> parameters = stores.create(TableStores.GROWING, all, Map.of());
        TableStore table = stores.open(TableStores.GROWING, all, parameters, List.of());
        assertThatThrownBy(() -> table.append(0, Tables.open("others"))).hasMessageContaining("as they are");
        assertThat(Tables.rows(table, ALL, List.of("A", "a"))).isEmpty();
    }

    @Test
    void appends_fromManyAtOnceAreAllThere() throws Exception {
        TableStructure structure = Tables.structure("indexed", 1);
        Map<String, ?> parameters = stores.create(TableStores.GROWING, structure, Map.of());
        TableStore table = stores.open(TableStores.GROWING, structure, parameters, List.of());
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                running.add(threads.submit(() -> {
                    table.append(0, Tables.open("indexed"));
                    return Tables.rows(table, ALL, WHOLE).size();
                }));
            }
            for (Future<?> each : running) {
                assertThat((Integer) each.get() % 4).isZero();
            }
        }
        assertThat(Tables.rows(table, ALL, WHOLE)).hasSize(96);
    }

    @Test
    void badAppend_addsNothing() throws IOException {
        TableStructure structure = Tables.structure("types", 1);
        Map<String, ?> parameters = stores.create(TableStores.GROWING, structure, Map.of());
        TableStore table = stores.open(TableStores.GROWING, structure, parameters, List.of());
        assertThatThrownBy(() -> table.append(0, Tables.open("lz4"))).hasMessageContaining("declared");
        assertThatThrownBy(() -> table.append(0, new ByteArrayInputStream(new byte[9])))
                .hasMessageContaining("Arrow");
        assertThatThrownBy(() -> table.append(1, Tables.open("types")))
                .hasMessageStartingWith("Partition out of range");
        assertThat(Tables.rows(table, ALL, WHOLE)).isEmpty();
    }

    @Test
    void parquetExport_isMadeOfAnyTable() throws IOException {
        TableStore table = files(TableStores.ARROW, "types", 1);
        table.write(0, Tables.open("types"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableBatches batches = table.open(ALL, WHOLE)) {
            stores.parquet(batches, Tables.sink(out));
        }
        Path file = Files.write(folder.resolve("export"), out.toByteArray());
        same(stores.open(TableStores.PARQUET, table.structure(), Map.of(), List.of(file)), ALL);
    }

    // rule 22
    @Test
    void database_opensNoFileElsewhere() throws IOException {
        Path outside = Files.createTempFile("outside", ".csv");
        Files.writeString(outside, "a\n1\n");
        assertThatThrownBy(() -> stores.inspect(TableStores.CSV, outside, 1)).hasMessageContaining("Permission");
        Files.delete(outside);
        assertThatThrownBy(() -> stores.inspect(TableStores.CSV, Path.of("/etc/passwd"), 1))
                .hasMessageContaining("Permission");
        try (var connection = database.connect()) {
            for (String sql :
                    List.of("SET enable_external_access = true", "SET allowed_directories = ['/']", "INSTALL httpfs")) {
                assertThatThrownBy(() -> DuckDatabase.execute(connection, sql)).isInstanceOf(Exception.class);
            }
        } catch (java.sql.SQLException e) {
            throw new IOException(e);
        }
    }

    private void same(TableStore table, OptionalInt partition) throws IOException {
        Path file = Files.write(folder.resolve("reference.arrow"), Tables.bytes("types"));
        TableStore reference = new ArrowTable(Tables.structure("types", 1), List.of(file));
        List<Map<String, Object>> expected = Tables.rows(reference, ALL, WHOLE);
        List<Map<String, Object>> rows = Tables.rows(table, partition, WHOLE);
        assertThat(rows).hasSameSizeAs(expected);
        for (String column : expected.getFirst().keySet()) {
            assertThat(rows.stream().map(row -> row.get(column)))
                    .as(column)
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactlyElementsOf(
                            expected.stream().map(row -> row.get(column)).toList());
        }
    }

    private TableStore files(String mimeType, String name, int partitions) throws IOException {
        List<Path> files = List.of(folder.resolve("0"), folder.resolve("1")).subList(0, partitions);
        return stores.open(mimeType, Tables.structure(name, partitions), Map.of(), files);
    }
}
