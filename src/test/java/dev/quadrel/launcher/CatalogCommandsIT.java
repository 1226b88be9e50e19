package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.client.ArrayClient;
import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Deletion;
import dev.quadrel.client.NewData;
import dev.quadrel.client.Quadrel;
import dev.quadrel.json.Json;
import dev.quadrel.structure.NdArray;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        assertThat(String.join("", output("cat", at("scans")))).contains("\"lab\": \"B2\"");
        Path folder = LaunchedProgram.newFolder();
        Path file = folder.resolve("values.npy");
        assertThat(LaunchedProgram.run("get", at("scans/values"), file.toString()))
                .isZero();
        assertThat(output("put", file.toString(), at("scans/again"), "--metadata", "{\"copy\":true}"))
                .singleElement()
                .asString()
                .endsWith("/metadata/scans/again");
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
    void aTable_isStoredAndShown() throws Exception {
        // rule 15
        Path file = LaunchedProgram.newFolder().resolve("numbers.arrow");
        try (BufferAllocator memory = new RootAllocator();
                BigIntVector numbers = new BigIntVector("x", memory);
                OutputStream out = Files.newOutputStream(file)) {
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
        assertThat(LaunchedProgram.run("put", file.toString(), at("table"))).isZero();
        assertThat(output("cat", at("table"))).containsExactly("x", "0", "10", "20");
    }

    @Test
    void containers_areCopied() throws Exception {
        ContainerClient root = (ContainerClient) scans.parent().orElseThrow();
        ContainerClient copy = root.createContainer("copy", Map.of());
        assertThat(output("copy", at("scans"), at("copy"))).containsExactly("Copied 3 nodes");
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
