package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.adapter.Tables;
import dev.quadrel.client.ArrayClient;
import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Deletion;
import dev.quadrel.client.NewData;
import dev.quadrel.client.Quadrel;
import dev.quadrel.client.SparseArray;
import dev.quadrel.client.TableClient;
import dev.quadrel.json.Json;
import dev.quadrel.structure.NdArray;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `quadrel.jar ls`, `cat`, `get`, `put`, `search`, `copy` and `login`, as a user runs them.
class CatalogCommandsIT {

    private static final String PASSWORD = "correct-horse-battery";

    private static LaunchedProgram program;
    private static URI page;
    private static ContainerClient scans;

    @BeforeAll
    static void startAServer() throws Exception {
        program = LaunchedProgram.start("serve");
        page = URI.create(program.line());
        ContainerClient root = (ContainerClient) Quadrel.connect(page.toString());
        scans = root.createContainer("scans", Map.of("lab", "B2"));
        scans.createContainer("one", Map.of("color", "red"));
        scans.createContainer("two", Map.of("color", "blue"));
        scans.writeArray(NdArray.of(1.5, 2.5, 3.5), NewData.named("values"));
    }

    @AfterAll
    static void stop() {
        scans.context().close();
        program.close();
    }

    @Test
    void nodes_areListedAsJson_whereNobodyLooks() throws Exception {
        // rule 16
        List<String> lines = output("ls", at("scans"));
        assertThat(lines).hasSize(3);
        Map<?, ?> values = (Map<?, ?>) Json.parse(lines.getLast());
        assertThat(values.get("key")).isEqualTo("values");
        assertThat(values.get("structure_family")).isEqualTo("array");
        assertThat(output("ls", at("scans"), "--sort", "-id", "--limit", "1").getFirst())
                .contains("\"path\":\"scans/values\"");
    }

    @Test
    void nodes_areFoundByConditions() throws Exception {
        // rule 16
        assertThat(output("search", at("scans"), "color=red"))
                .singleElement()
                .asString()
                .contains("\"key\":\"one\"");
        assertThat(output("search", at("scans"), "family:array")).hasSize(1);
    }

    @Test
    void data_isShownFetchedAndStored() throws Exception {
        // rule 18
        assertThat(output("cat", at("scans/values"), "--format", "json")).containsExactly("[1.5,2.5,3.5]");
        assertThat(String.join("", output("cat", at("scans")))).contains("\"lab\":\"B2\"");
        Path folder = LaunchedProgram.newFolder();
        Path file = folder.resolve("values.npy");
        assertThat(LaunchedProgram.run("get", at("scans/values"), file.toString()))
                .isZero();
        assertThat(output("put", file.toString(), at("scans/again"), "--metadata", "{\"copy\":true}"))
                .singleElement()
                .asString()
                .contains("\"path\":\"scans/again\"", "/metadata/scans/again\"");
        ArrayClient again = (ArrayClient) scans.get("again");
        assertThat(again.read()).isEqualTo(NdArray.of(1.5, 2.5, 3.5));
        assertThat(again.metadata()).containsEntry("copy", true);
        again.delete(Deletion.ALL);
        assertThat(folder).isDirectoryContaining(file::equals);
        try (LaunchedProgram refused = LaunchedProgram.start("get", at("scans/none"), folder + "/none.csv")) {
            // rule 17
            assertThat(refused.awaitEnd()).isEqualTo(1);
            assertThat(refused.errors()).contains("404: No such entry");
            assertThat(folder.resolve("none.csv")).doesNotExist();
        }
    }

    @Test
    void tables_areStoredAndShownWithoutWarnings() throws Exception {
        // rules 32, 33
        Path folder = LaunchedProgram.newFolder();
        Path arrow = Files.write(folder.resolve("numbers.arrow"), numbers());
        Path csv = Files.writeString(folder.resolve("it's.csv"), "x,s\n0,a\n10,b\n20,\n");
        Path parquet = folder.resolve("numbers.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (SELECT range * 10 x FROM range(3)) TO '%s' (FORMAT parquet)".formatted(parquet));
        }
        for (Path file : List.of(arrow, parquet)) {
            assertThat(stored(file)).containsExactly("x", "0", "10", "20");
        }
        assertThat(stored(csv)).containsExactly("x,s", "0,a", "10,b", "20,");
    }

    private static List<String> stored(Path file) throws Exception {
        String key = "table-" + file.getFileName().toString().replaceAll(".*\\.", "");
        try (LaunchedProgram put = LaunchedProgram.start("put", file.toString(), at(key))) {
            assertThat(put.awaitEnd()).as(put.errors()).isZero();
            assertThat(put.errors()).doesNotContain("SLF4J", "WARNING", "Unsafe");
        }
        return output("cat", at(key), "--format", "csv");
    }

    @Test
    void compressedTables_areStored() throws Exception {
        // rule 33
        for (String codec : List.of("lz4", "zstd")) {
            Path file = Path.of("src/test/resources/dev/quadrel/adapter", codec + ".arrow");
            assertThat(LaunchedProgram.run("put", file.toString(), at(codec))).isZero();
            TableClient table = (TableClient) ((ContainerClient) scans.parent().orElseThrow()).get(codec);
            try (Stream<String> texts = table.rows(row -> row.isNull("s") ? "" : row.text("s"), "s")) {
                assertThat(texts.toList()).hasSize(20_000).contains("row 19998 of 20000");
            }
        }
    }

    @Test
    void filesOfOtherKinds_areRefused() throws Exception {
        // rule 33
        Path folder = LaunchedProgram.newFolder();
        Files.writeString(folder.resolve("a.parquet"), "no table");
        Files.writeString(folder.resolve("a.arrow"), "no table");
        Files.writeString(folder.resolve("a.md"), "no table");
        byte[] whole = Tables.bytes("zstd");
        Files.write(folder.resolve("cut.arrow"), Arrays.copyOf(whole, whole.length / 2));
        byte[] changed = whole.clone();
        Arrays.fill(changed, whole.length / 2, whole.length / 2 + 100, (byte) -1);
        Files.write(folder.resolve("changed.arrow"), changed);
        List<String> names =
                List.of("a.parquet", "a.arrow", "a.md", "cut.arrow", "changed.arrow", "missing.csv", "missing.arrow");
        for (String name : names) {
            try (LaunchedProgram put =
                    LaunchedProgram.start("put", folder.resolve(name).toString(), at("refused"))) {
                assertThat(put.awaitEnd()).as(put.errors()).isEqualTo(64);
                assertThat(put.errors()).contains(name, "quadrel put --help").doesNotContain("\tat ");
            }
        }
        assertThat(((ContainerClient) scans.parent().orElseThrow()).containsKey("refused"))
                .isFalse();
    }

    private static byte[] numbers() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BufferAllocator memory = new RootAllocator();
                BigIntVector numbers = new BigIntVector("x", memory)) {
            for (int i = 0; i < 3; i++) {
                numbers.setSafe(i, i * 10L);
            }
            numbers.setValueCount(3);
            VectorSchemaRoot rows = VectorSchemaRoot.of(numbers);
            rows.setRowCount(3);
            try (ArrowFileWriter writer = new ArrowFileWriter(rows, null, Channels.newChannel(out))) {
                writer.writeBatch();
                writer.end();
            }
        }
        return out.toByteArray();
    }

    // rule 2
    @Test
    void optionsThatDoNotFit_areRefused() throws Exception {
        for (String option : List.of("--column=x", "--slice=foo", "--slice=99")) {
            try (LaunchedProgram get = LaunchedProgram.start("get", at("scans/values"), "-", "--format=csv", option)) {
                assertThat(get.lines()).isEmpty();
                assertThat(get.awaitEnd()).as(get.errors()).isEqualTo(64);
                assertThat(get.errors()).contains("quadrel get --help").doesNotContain("\tat ");
            }
        }
        assertThat(LaunchedProgram.run("get", at("scans"), "-", "--format=json", "--slice=1"))
                .isEqualTo(64);
    }

    @Test
    void partsOfSparseArrays_areFetched() throws Exception {
        SparseArray diagonal = new SparseArray(
                List.of(4L, 4L), List.of(NdArray.of(0L, 1L, 3L), NdArray.of(0L, 1L, 3L)), NdArray.of(1.5, 2.5, 3.5));
        ContainerClient root = (ContainerClient) scans.parent().orElseThrow();
        root.writeSparse(diagonal, NewData.named("sparse"));
        assertThat(output("get", at("sparse"), "-", "--format=csv", "--slice=1:,1:"))
                .containsExactly("dim0,dim1,data", "0,0,2.5", "2,2,3.5");
    }

    @Test
    void containers_areCopied() throws Exception {
        ContainerClient root = (ContainerClient) scans.parent().orElseThrow();
        ContainerClient copy = root.createContainer("copy", Map.of());
        assertThat(output("copy", at("scans"), at("copy")))
                .containsExactlyInAnyOrder(
                        "{\"path\":\"scans/one\",\"copied\":true}",
                        "{\"path\":\"scans/two\",\"copied\":true}",
                        "{\"path\":\"scans/values\",\"copied\":true}");
        assertThat(copy.keys().toList()).containsExactly("one", "two", "values");
        assertThat(((ArrayClient) copy.get("values")).read()).isEqualTo(NdArray.of(1.5, 2.5, 3.5));
    }

    @Test
    void somebodyWhoHasLoggedIn_needsNoKey() throws Exception {
        Path settings = LaunchedProgram.newFolder().resolve("users.properties");
        Files.writeString(settings, """
            quadrel.access.password-provider=local
            quadrel.access.initial-admin=alice
            quadrel.access.initial-password=%s
            """.formatted(PASSWORD));
        try (LaunchedProgram users = LaunchedProgram.start("serve", "--config", settings.toString())) {
            String address = users.line();
            try (LaunchedProgram login = LaunchedProgram.start("login", address, "--user", "alice")) {
                login.type(PASSWORD);
                assertThat(login.awaitEnd()).as(login.errors()).isZero();
            }
            assertThat(LaunchedProgram.run("ls", address)).isZero();
            assertThat(LaunchedProgram.run("login", address, "--logout")).isZero();
            assertThat(LaunchedProgram.run("ls", address)).isEqualTo(1);
        }
    }

    private static String at(String path) {
        return page.resolve("/api/v1/metadata/" + path + "?" + page.getRawQuery())
                .toString();
    }

    private static List<String> output(String... words) throws Exception {
        try (LaunchedProgram command = LaunchedProgram.start(words)) {
            List<String> lines = command.lines();
            assertThat(command.awaitEnd()).as(command.errors()).isZero();
            return lines;
        }
    }
}
