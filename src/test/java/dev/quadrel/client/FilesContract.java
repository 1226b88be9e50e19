package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Struct;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that a server reads where they are, and gives away as they are.
public abstract class FilesContract {

    private FreshContainer fresh;
    private Path files;

    /// The server, with a key that allows everything.
    protected abstract String server();

    /// Where it may read files.
    protected abstract Path readable();

    /// Whether it finds out what structure files have.
    protected abstract boolean findsStructures();

    @BeforeEach
    void makeContainer() throws IOException {
        fresh = FreshContainer.on(server());
        files = Files.createDirectories(readable().resolve(UUID.randomUUID().toString()));
    }

    @AfterEach
    void removeContainer() {
        fresh.close();
    }

    private Path npy(String name, int... values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.of(values).forEach(bytes::putInt);
        return npy(name, "'<i4'", values.length, bytes.array());
    }

    private Path npy(String name, String type, int length, byte[] elements) throws IOException {
        String head = "{'descr': " + type + ", 'fortran_order': False, 'shape': (" + length + ",), }";
        byte[] text = (head + " ".repeat(117 - head.length()) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + text.length + elements.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) text.length);
        bytes.put(text).put(elements);
        return Files.write(files.resolve(name), bytes.array());
    }

    @Test
    void elementsOfSeveralFields_areStored() throws IOException {
        Path file = npy("s.npy", "[('x', '|u1'), ('y', '<i2')]", 2, new byte[] {1, 2, 0, 3, 4, 0});
        ArrayClient array = (ArrayClient) Upload.file(fresh.container(), file, NewData.named("s"));
        assertThat(array.read().bytes().toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 2, 0, 3, 4, 0);
        assertThat(((Struct) array.layout().dataType()).fields())
                .extracting(Field::name)
                .containsExactly("x", "y");
    }

    @Test
    void registeredFile_isReadAndFetchedAsItIs(@TempDir Path folder) throws IOException {
        Path file = npy("numbers.npy", 3, 1, 2);
        NodeClient node = Registration.file(fresh.container(), file);
        assertThat(node.key()).isEqualTo("numbers");
        assertThat(((ArrayClient) fresh.container().get("numbers")).read()).isEqualTo(NdArray.of(3, 1, 2));
        List<Path> fetched = RawExport.to(folder, node);
        assertThat(fetched).containsExactly(folder.toAbsolutePath().resolve("numbers.npy"));
        assertThat(fetched.getFirst()).hasSameBinaryContentAs(file);
    }

    @Test
    void registeredFolder_hasContainersForItsFolders() throws IOException {
        Files.createDirectory(files.resolve("below"));
        npy("a.npy", 1);
        npy("below/b.npy", 2);
        try (TableColumns columns = new TableColumns().add("x", 1, 2)) {
            Files.write(files.resolve("t.arrow"), ArrowData.file(columns.rows(), ArrowData.NO_DICTIONARIES));
        }
        Files.writeString(files.resolve("notes.md"), "of nobody's interest");
        assertThat(Registration.folder(fresh.container(), files))
                .extracting(NodeClient::key)
                .containsExactly("a", "b", "t");
        assertThat(((ArrayClient) fresh.container().get("below", "b")).read()).isEqualTo(NdArray.of(2));
        try (Stream<Long> rows = ((TableClient) fresh.container().get("t")).rows(row -> row.number("x"))) {
            assertThat(rows).containsExactly(1L, 2L);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Registration.file(fresh.container(), files.resolve("notes.md")))
                .withMessageContaining("notes.md");
    }

    private void writeOthers() throws Exception {
        Files.writeString(files.resolve("t.csv"), "x,name\n1,a\n2,b\n");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (SELECT range x FROM range(3)) TO '%s' (FORMAT parquet)"
                    .formatted(files.resolve("t.parquet")));
        }
        writeZarr(files.resolve("z.zarr"));
    }

    private static void writeZarr(Path folder) throws IOException {
        Files.createDirectory(folder);
        Files.writeString(
                folder.resolve(".zarray"),
                "{\"zarr_format\":2,\"shape\":[3],\"chunks\":[3],\"dtype\":\"|u1\",\"compressor\":null,"
                        + "\"fill_value\":0,\"order\":\"C\",\"filters\":null}");
        Files.write(folder.resolve("0"), new byte[] {7, 8, 9});
    }

    @Test
    void structuresThatTheServerFindsOut_needNotBeSaid() throws Exception {
        writeOthers();
        npy("n.npy", 1);
        List<NodeClient> nodes = Registration.folder(fresh.container(), files);
        if (findsStructures()) {
            assertThat(nodes).extracting(NodeClient::key).containsExactly("n", "t.csv", "t.parquet", "z");
            assertThat(((ArrayClient) nodes.getLast()).read().list()).isEqualTo(List.of(7L, 8L, 9L));
            assertThat(((TableClient) nodes.get(1)).columns()).containsExactly("x", "name");
            try (Stream<Long> rows = ((TableClient) nodes.get(2)).rows(row -> row.number("x"))) {
                assertThat(rows).containsExactly(0L, 1L, 2L);
            }
            assertThatExceptionOfType(ClientException.Invalid.class)
                    .isThrownBy(() -> Registration.file(
                            fresh.container(), Files.writeString(files.resolve("broken.parquet"), "no table")));
        } else {
            assertThat(nodes).extracting(NodeClient::key).containsExactly("n");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Registration.file(fresh.container(), files.resolve("t.csv")))
                    .withMessageContaining("t.csv");
        }
    }

    /// Of Tiled's own server, which has adapters for files that have nodes in them.
    // rule 15
    @Test
    void copyOfARegisteredContainer_isARegistration() throws IOException {
        Path group = Files.createDirectory(files.resolve("g.zarr"));
        Files.writeString(group.resolve(".zgroup"), "{\"zarr_format\":2}");
        writeZarr(group.resolve("x"));
        Map<String, @Nullable Object> asset = new HashMap<>(
                Map.of("data_uri", "file://localhost" + group, "is_directory", true, "parameter", "data_uri"));
        asset.put("num", null);
        NewNode node = NewNode.of(
                        StructureFamily.CONTAINER,
                        null,
                        new DataSource("application/x-zarr", Map.of(), "external", List.of(asset)))
                .key("g");
        if (findsStructures()) {
            assertThatExceptionOfType(ClientException.Invalid.class)
                    .isThrownBy(() -> fresh.container().create(node));
            return;
        }
        fresh.container().create(node);
        try (FreshContainer other = FreshContainer.on(server())) {
            Sync.Report report = Sync.copy(fresh.container(), other.container(), Sync.Taken.FAIL);
            assertThat(report.copied()).extracting(NodePath::key).containsExactly("g");
            ArrayClient inside = (ArrayClient) other.container().get("g", "x");
            assertThat(inside.read().list()).isEqualTo(List.of(7L, 8L, 9L));
        }
    }

    // rule 15
    @Test
    void copyOfARegisteredFile_isARegistration() throws IOException {
        Registration.file(fresh.container(), npy("n.npy", 4, 5));
        try (FreshContainer other = FreshContainer.on(server())) {
            Sync.copy(fresh.container(), other.container(), Sync.Taken.SKIP);
            ArrayClient copy = (ArrayClient) other.container().get("n");
            assertThat(copy.read()).isEqualTo(NdArray.of(4, 5));
            assertThat(copy.dataSources().getFirst()).containsEntry("management", "external");
        }
    }
}
