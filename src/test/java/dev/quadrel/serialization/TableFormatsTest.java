package dev.quadrel.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.adapter.DuckDatabase;
import dev.quadrel.adapter.DuckSettings;
import dev.quadrel.adapter.TableStore;
import dev.quadrel.adapter.TableStores;
import dev.quadrel.adapter.Tables;
import dev.quadrel.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFormatsTest {

    @TempDir
    Path folder;

    private DuckDatabase database;
    private TableStores stores;

    @BeforeEach
    void open() throws IOException {
        folder = folder.toRealPath();
        database = new DuckDatabase(new DuckSettings(256L << 20, 2), List.of(folder), Optional.of(folder));
        stores = new TableStores(database);
    }

    @AfterEach
    void close() throws IOException {
        database.close();
    }

    // rule 8
    @Test
    void json_hasAListForEachColumnWithoutTheIndex() throws IOException {
        Map<?, ?> json = (Map<?, ?>) Json.read(new ByteArrayInputStream(sent("application/json", "types")));
        assertThat(json.size()).isEqualTo(21);
        assertThat(json.get("__index_level_0__")).isNull();
        assertThat(json.get("real")).isEqualTo(Arrays.asList(1.5, -2.25, null, 1e300));
        assertThat(json.get("truth")).isEqualTo(List.of(true, false, true, true));
        assertThat(json.get("category")).isEqualTo(Arrays.asList("x", "yy", null, "x"));
        assertThat(json.get("time"))
                .isEqualTo(Arrays.asList("2020-01-01T00:00:00", "2020-01-02T01:02:03.5", null, "1969-12-31T23:59:59"));
        assertThat(json.get("zoned"))
                .isEqualTo(Arrays.asList(
                        "2020-01-01T00:00:00+01:00", "2020-07-02T00:00:00+02:00", "2020-01-01T00:00:00+01:00", null));
        assertThat(json.get("list")).isEqualTo(Arrays.asList(List.of(1), List.of(2, 3), List.of(), null));
        assertThat(json.get("record").toString()).isEqualTo("[{a=1, b=x}, {a=2, b=null}, null, {a=3, b=y}]");
        assertThat(json.get("number")).isEqualTo(Arrays.asList("1.50", null, "-3.25", "0.00"));
        assertThat(json.get("clock")).isEqualTo(Arrays.asList("01:02:03", null, "00:00:00", "23:59:59.999999"));
        assertThat(json.get("large").toString()).endsWith("18446744073709551615]");
    }

    @Test
    void jsonSequence_hasARecordForEachRow() throws IOException {
        String text = new String(sent("application/json-seq", "indexed"), StandardCharsets.UTF_8);
        assertThat(text.lines().limit(2))
                .containsExactly("{\"whole\":1,\"text\":\"a\"}", "{\"whole\":2,\"text\":\"böc\"}");
        assertThat(text.split("\n")).hasSize(4);
        assertThat(text).endsWith("}");
    }

    // rule 9
    @Test
    void csv_hasNamesUnlessTheyAreUnwanted() throws IOException {
        String csv = "1,a\n2,böc\n3,\n4,\"\uD83D\uDE00 <&>,\"\"\n\"\n";
        assertThat(new String(sent("text/csv", "indexed"), StandardCharsets.UTF_8))
                .isEqualTo("whole,text\n" + csv);
        TablePart part = part("indexed", List.of(), Map.of("header", "absent"));
        assertThat(new String(Tables.sent(format("text/plain").body(part)), StandardCharsets.UTF_8))
                .isEqualTo(csv);
        TablePart one = part("types", List.of("time"), Map.of());
        assertThat(new String(Tables.sent(format("text/csv").body(one)), StandardCharsets.UTF_8))
                .isEqualTo("time\n2020-01-01 00:00:00\n2020-01-02 01:02:03.5\n\"\"\n1969-12-31 23:59:59\n");
    }

    @Test
    void html_escapesWhatPeopleWrote() throws IOException {
        assertThat(new String(sent("text/html", "indexed"), StandardCharsets.UTF_8))
                .contains("<tr><th>whole</th><th>text</th></tr>")
                .contains("<tr><td>3</td><td>NaN</td></tr>")
                .contains("&lt;&amp;&gt;");
    }

    @Test
    void spreadsheet_isAZipWithASheet() throws IOException {
        byte[] xlsx = sent(new TableXlsx().mediaType(), "types");
        try (ZipFile zip = new ZipFile(keep("types.xlsx", xlsx).toFile())) {
            ZipEntry sheet = zip.getEntry("xl/worksheets/sheet1.xml");
            assertThat(new String(zip.getInputStream(sheet).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<v>-2.25</v>");
        }
        byte[] large = sent(new TableXlsx().mediaType(), "lz4");
        assertThat(large.length).isGreaterThan(200_000);
    }

    // rule 10
    @Test
    void arrowAndParquet_haveTheIndex() throws IOException {
        byte[] arrow = sent(TableStores.ARROW, "types");
        assertThat(arrow).isEqualTo(Tables.bytes("types"));
        Path parquet = keep("types.parquet", sent(TableStores.PARQUET, "types"));
        TableStore again = stores.open(
                TableStores.PARQUET, stores.inspect(TableStores.PARQUET, parquet, 1), Map.of(), List.of(parquet));
        assertThat(Tables.rows(again, OptionalInt.empty(), List.of()).getLast())
                .containsEntry("__index_level_0__", 40L);
    }

    @Test
    void unknownColumn_isRefusedBeforeTheFirstByte() throws IOException {
        TablePart part = part("types", List.of("no"), Map.of());
        for (TableFormat format : TableFormats.all(stores)) {
            assertThatThrownBy(() -> format.body(part)).hasMessageStartingWith("No such field no");
        }
    }

    private Path keep(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private byte[] sent(String mediaType, String name) throws IOException {
        return Tables.sent(format(mediaType).body(part(name, List.of(), Map.of())));
    }

    private TableFormat format(String mediaType) {
        return TableFormats.all(stores).stream()
                .filter(format -> format.mediaType().equals(mediaType))
                .findFirst()
                .orElseThrow();
    }

    private TablePart part(String name, List<String> columns, Map<String, String> parameters) throws IOException {
        TableStore table = stores.open(
                TableStores.ARROW, Tables.structure(name, 1), Map.of(), List.of(folder.resolve(name + ".arrow")));
        table.write(0, Tables.open(name));
        return new TablePart(table, OptionalInt.empty(), columns, parameters);
    }
}
