package dev.quadrel.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.sun.net.httpserver.HttpExchange;
import dev.quadrel.adapter.Tables;
import dev.quadrel.arrow.ArrowCodecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are damaged, at a server that takes everything.
class UploadTest {

    private static final String ROOT =
            "{\"data\":{\"id\":\"\",\"attributes\":{\"structure_family\":\"container\",\"ancestors\":[]}}}";
    private static final String MADE = "{\"id\":\"t\",\"data_sources\":[{\"structure\":{}}],\"links\":{}}";

    @TempDir
    private Path folder;

    private static void take(int number, HttpExchange exchange) throws IOException {
        ScriptedServer.json(exchange, 200, exchange.getRequestMethod().equals("POST") ? MADE : ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lz4", "zstd"})
    void damagedTables_areRefusedByTheirName_andLeaveNoNode(String codec) throws Exception {
        byte[] whole = Tables.bytes(codec);
        try (ScriptedServer server = new ScriptedServer(UploadTest::take)) {
            ContainerClient root = (ContainerClient)
                    Quadrel.connect(server.uri("/api/v1?api_key=k").toString());
            try (Context _ = root.context()) {
                upload(root, whole);
                for (int end = 0; end < whole.length; end += whole.length / 40) {
                    byte[] cut = Arrays.copyOf(whole, end);
                    assertThatIllegalArgumentException()
                            .as("cut at %s", end)
                            .isThrownBy(() -> upload(root, cut))
                            .withMessageContaining("t.arrow is no file of Arrow's, or damaged: ")
                            .satisfies(
                                    refusal -> assertThat(refusal.getMessage()).hasLineCount(1));
                }
                for (int place = 0; place < whole.length; place += whole.length / 150) {
                    byte[] changed = whole.clone();
                    changed[place] ^= (byte) 0xff;
                    refuseOrTake(root, changed);
                }
            }
            assertThat(count(server, "DELETE")).isPositive().isLessThan(count(server, "POST"));
        }
    }

    @Test
    void tableWithADictionary_isSentWithIt() throws Exception {
        try (ScriptedServer server = new ScriptedServer(UploadTest::take);
                Categories categories = Categories.of("x", "y", "x")) {
            ContainerClient root = (ContainerClient)
                    Quadrel.connect(server.uri("/api/v1?api_key=k").toString());
            try (Context _ = root.context()) {
                upload(root, ArrowData.file(categories.rows(), categories.dictionaries()));
            }
            byte[] sent = server.asked().getLast().body();
            try (BufferAllocator memory = ArrowData.memory("sent");
                    ArrowFileReader reader = new ArrowFileReader(
                            new ByteArrayReadableSeekableByteChannel(sent), memory, ArrowCodecs.READING)) {
                assertThat(reader.loadNextBatch()).isTrue();
                TableRow row = new TableRow(reader.getVectorSchemaRoot(), 1, reader);
                assertThat(row.get("c")).isEqualTo("y");
            }
        }
    }

    @Test
    void reasonOfARefusal_staysWhenTheNodeCannotBeRemoved() throws Exception {
        byte[] whole = Tables.bytes("lz4");
        byte[] changed = whole.clone();
        Arrays.fill(changed, whole.length / 4, whole.length / 2, (byte) 0xff);
        try (ScriptedServer server = new ScriptedServer((number, exchange) -> {
            if (exchange.getRequestMethod().equals("DELETE")) {
                ScriptedServer.json(exchange, 403, "{\"detail\":\"not you\"}");
            } else {
                take(number, exchange);
            }
        })) {
            ContainerClient root = (ContainerClient)
                    Quadrel.connect(server.uri("/api/v1?api_key=k").toString());
            try (Context _ = root.context()) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> upload(root, changed))
                        .withMessageContaining("damaged")
                        .satisfies(refusal -> assertThat(refusal.getSuppressed())
                                .hasAtLeastOneElementOfType(ClientException.Forbidden.class));
            }
            assertThat(count(server, "DELETE")).isEqualTo(1);
        }
    }

    private static long count(ScriptedServer server, String method) {
        return server.asked().stream()
                .filter(asked -> asked.method().equals(method))
                .count();
    }

    @Test
    void aFileThatIsNotThere_isNamed() throws Exception {
        try (ScriptedServer server = new ScriptedServer(UploadTest::take)) {
            ContainerClient root = (ContainerClient)
                    Quadrel.connect(server.uri("/api/v1?api_key=k").toString());
            try (Context _ = root.context()) {
                for (String name : new String[] {"a.npy", "a.arrow", "a.csv", "a.parquet"}) {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> Upload.file(root, folder.resolve(name), NewData.named("t")))
                            .withMessageContaining(name);
                }
            }
        }
    }

    /// What numpy does not read, or not so, is not stored either.
    @Test
    void arrays_areReadAsNumpyDoes() throws Exception {
        String head = "{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }";
        byte[] file = ("\u0093NUMPY\1\0" + (char) head.length() + "\0" + head + "\1\2\3x").getBytes(ISO_8859_1);
        try (ScriptedServer server = new ScriptedServer(UploadTest::take)) {
            ContainerClient root = (ContainerClient)
                    Quadrel.connect(server.uri("/api/v1?api_key=k").toString());
            try (Context _ = root.context()) {
                Path whole = Files.write(folder.resolve("a.npy"), file);
                NodeClient _ = Upload.file(root, whole, NewData.named("t"));
                assertThat(server.asked().getLast().body()).containsExactly(1, 2, 3);
                Path cut = Files.write(folder.resolve("cut.npy"), Arrays.copyOf(file, file.length - 2));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Upload.file(root, cut, NewData.named("t")))
                        .withMessageContaining("cut.npy ends within the array");
            }
        }
    }

    /// Nothing is left out in silence.
    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n3\n4,5,6\n", "id,val\n1,10\n2,20\n3,30\n4\n5,50\n", "a;b\n1;2;3\n4;5;6\n", ""})
    void irregularRows_areRefused(String text) throws Exception {
        try (ScriptedServer server = new ScriptedServer(UploadTest::take)) {
            ContainerClient root = (ContainerClient)
                    Quadrel.connect(server.uri("/api/v1?api_key=k").toString());
            try (Context _ = root.context()) {
                Path file = Files.writeString(folder.resolve("r.csv"), text);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Upload.file(root, file, NewData.named("t")))
                        .withMessageContaining("r.csv");
            }
            assertThat(count(server, "POST")).isZero();
        }
    }

    private void upload(ContainerClient root, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("t.arrow"), bytes);
        NodeClient _ = Upload.file(root, file, NewData.named("t"));
    }

    /// Not every byte counts.
    private void refuseOrTake(ContainerClient root, byte[] bytes) {
        assertThatNoException().isThrownBy(() -> {
            try {
                upload(root, bytes);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("t.arrow is no file of Arrow's, or damaged: ");
            }
        });
    }
}
