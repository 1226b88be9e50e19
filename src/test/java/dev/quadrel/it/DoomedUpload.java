package dev.quadrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// A node that one client makes and then uploads to twice, while the server is killed: first ones everywhere, then
/// twos. So whatever is read afterwards tells which upload it is of, and whether it is of one only. Speaks HTTP itself:
/// an upload is one request.
final class DoomedUpload {

    static final int UPLOADS = 2;

    private static final String KEY = "Authorization: Apikey secret";
    private static final String JSON = "Content-Type: application/json";
    private static final String BINARY = "Content-Type: application/octet-stream";
    private static final String ARROW = "Content-Type: application/vnd.apache.arrow.file";
    private static final int UNIT = 8192;
    private static final int CHUNKS = 4;
    private static final Schema SCHEMA = new Schema(List.of(Field.nullable("n", new ArrowType.Int(64, true))));
    private static final List<byte[]> TABLES =
            IntStream.rangeClosed(0, UPLOADS).mapToObj(DoomedUpload::table).toList();

    /// What is uploaded, and how it is stored.
    enum Kind {
        ARRAY(""),
        BLOCKS(""),
        ARROW_FILE("application/vnd.apache.arrow.file"),
        PARQUET("application/x-parquet"),
        GROWING("application/x-tiled-sql-table");

        private final String mimeType;

        Kind(String mimeType) {
            this.mimeType = mimeType;
        }

        boolean isArray() {
            return this == ARRAY || this == BLOCKS;
        }
    }

    private final String key;
    private final Kind kind;
    private volatile int answered = -1;

    DoomedUpload(String key, Kind kind) {
        this.key = key;
        this.kind = kind;
    }

    String key() {
        return key;
    }

    /// How many uploads the server has confirmed; -1 before it has confirmed the node.
    int answered() {
        return answered;
    }

    /// Makes the node and uploads, until the server is no more.
    ///
    /// @throws IOException where it is no more
    void run(ServerProcess server) throws IOException {
        send(server, "POST", "/metadata/", description().getBytes(UTF_8), JSON);
        answered = 0;
        for (int number = 1; number <= UPLOADS; number++) {
            upload(server, number);
            answered = number;
        }
    }

    private void upload(ServerProcess server, int number) throws IOException {
        switch (kind) {
            case ARRAY -> send(server, "PUT", "/array/full/" + key, elements(CHUNKS * UNIT, number), BINARY);
            case BLOCKS -> {
                if (number == 1) {
                    send(server, "PUT", "/array/full/" + key, elements(CHUNKS * UNIT, number), BINARY);
                    return;
                }
                for (int block = 0; block < CHUNKS; block++) {
                    send(server, "PUT", "/array/block/" + key + "?block=" + block, elements(UNIT, number), BINARY);
                }
            }
            case ARROW_FILE, PARQUET -> send(server, "PUT", "/table/full/" + key, TABLES.get(number), ARROW);
            case GROWING ->
                send(server, "PATCH", "/table/partition/" + key + "?partition=0", TABLES.get(number), ARROW);
        }
    }

    /// Whether the node is there. If so, all of it can be read, and each unit of it is of one upload: of the last one
    /// that was confirmed, or of the next one.
    boolean isThere(ServerProcess server) throws IOException {
        Wire.Reply metadata = Wire.get(server, "/api/v1/metadata/" + key, KEY);
        if (metadata.status() == 404) {
            assertThat(answered).as("confirmed and lost: %s %s", kind, key).isEqualTo(-1);
            return false;
        }
        assertThat(metadata.status()).as(metadata.text()).isEqualTo(200);
        List<Integer> units = units(server);
        int last = units.isEmpty() ? 0 : units.getLast();
        assertThat(last).as("%s %s", kind, key).isBetween(Math.max(0, answered), answered + 1);
        switch (kind) {
            case ARRAY -> assertThat(units).as("%s %s", kind, key).isEqualTo(List.of(last, last, last, last));
            case BLOCKS ->
                assertThat(units).as("%s %s", kind, key).hasSize(CHUNKS).allMatch(unit -> unit >= answered);
            case ARROW_FILE, PARQUET -> assertThat(units).as("%s %s", kind, key).hasSizeLessThanOrEqualTo(1);
            case GROWING ->
                assertThat(units)
                        .as("%s %s", kind, key)
                        .isEqualTo(IntStream.rangeClosed(1, last).boxed().toList());
        }
        return true;
    }

    /// The number of each chunk, or of so many rows.
    private List<Integer> units(ServerProcess server) throws IOException {
        String route = kind.isArray() ? "/array/full/" + key : "/table/full/" + key + "?format=text/csv";
        Wire.Reply reply = Wire.get(server, "/api/v1" + route, KEY);
        assertThat(reply.status()).as("%s %s: %s", kind, key, reply.text()).isEqualTo(200);
        int[] numbers = kind.isArray()
                ? IntStream.range(0, reply.body().length)
                        .map(i -> reply.body()[i])
                        .toArray()
                : reply.text().lines().skip(1).mapToInt(Integer::parseInt).toArray();
        assertThat(numbers.length % UNIT)
                .as("%s %s: %s elements", kind, key, numbers.length)
                .isZero();
        List<Integer> units = new ArrayList<>();
        for (int start = 0; start < numbers.length; start += UNIT) {
            int number = numbers[start];
            assertThat(Arrays.stream(numbers, start, start + UNIT).allMatch(other -> other == number))
                    .as("%s %s is torn at element %s", kind, key, start)
                    .isTrue();
            units.add(number);
        }
        return units;
    }

    private static void send(ServerProcess server, String method, String path, byte[] body, String type)
            throws IOException {
        Wire.Reply reply = Wire.send(server, method, "/api/v1" + path, body, KEY, type);
        assertThat(reply.status()).as("%s %s: %s", method, path, reply.text()).isEqualTo(200);
    }

    private String description() {
        return """
            {"id":"%s","structure_family":"%s","metadata":{},"specs":[],"data_sources":[{"structure_family":"%s",
            "mimetype":%s,"structure":%s}]}\
            """.formatted(
                        key,
                        kind.isArray() ? "array" : "table",
                        kind.isArray() ? "array" : "table",
                        kind.mimeType.isEmpty() ? "null" : "\"" + kind.mimeType + "\"",
                        kind.isArray() ? arrayStructure() : tableStructure());
    }

    private String arrayStructure() {
        int chunks = kind == Kind.BLOCKS ? CHUNKS : 1;
        List<Integer> lengths =
                IntStream.range(0, chunks).mapToObj(_ -> CHUNKS * UNIT / chunks).toList();
        return """
            {"data_type":{"endianness":"not_applicable","kind":"u","itemsize":1,"dt_units":null},
            "chunks":[%s],"shape":[%s],"dims":null,"resizable":false}\
            """.formatted(lengths, CHUNKS * UNIT);
    }

    private static String tableStructure() {
        String schema = Base64.getEncoder().encodeToString(SCHEMA.serializeAsMessage());
        return """
            {"arrow_schema":"data:application/vnd.apache.arrow.file;base64,%s","npartitions":1,"columns":["n"],
            "resizable":false}\
            """.formatted(schema);
    }

    private static byte[] elements(int count, int number) {
        byte[] elements = new byte[count];
        Arrays.fill(elements, (byte) number);
        return elements;
    }

    private static byte[] table(int number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RootAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(SCHEMA, allocator);
                ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(out))) {
            BigIntVector column = (BigIntVector) root.getVector(0);
            for (int row = 0; row < UNIT; row++) {
                column.setSafe(row, number);
            }
            root.setRowCount(UNIT);
            writer.writeBatch();
            writer.end();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
