package dev.quadrel.it;

import static dev.quadrel.client.Queries.key;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.client.ArrayClient;
import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.NewData;
import dev.quadrel.client.NewNode;
import dev.quadrel.client.Quadrel;
import dev.quadrel.structure.NdArray;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The catalog of Quadrel's own WAR: made, read, found, and there after a kill. Speaks HTTP itself where it tests
/// statuses, headers and the bytes of replies.
class CatalogIT {

    private static final String KEY = "Authorization: Apikey secret";
    private static final String JSON = "Content-Type: application/json";
    private static final String BINARY = "Content-Type: application/octet-stream";
    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start(Servers.home(), settings());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, String> settings() {
        return Map.of(
                "quadrel.catalog.api-key",
                "secret",
                "quadrel.catalog.directory",
                Servers.folder("catalog").toString());
    }

    @Test
    void withoutTheKey_nothingIsToldButWhatTheServerIs() throws Exception {
        assertThat(Wire.get(server, "/api/v1/").status()).isEqualTo(200);
        assertThat(Wire.get(server, "/api/v1/metadata/").status()).isEqualTo(401);
        assertThat(Wire.get(server, "/api/v1/metadata/", "Authorization: Apikey wrong")
                        .text())
                .contains("Invalid API key");
    }

    @Test
    void anArray_isWrittenSlicedAndExported() throws Exception {
        make("", array("a", "[[2],[3]]", "[2,3]"));
        byte[] elements = {1, 2, 3, 4, 5, 6};
        assertThat(send("PUT", "/array/full/a", elements, BINARY).status()).isEqualTo(200);
        assertThat(get("/array/full/a").body()).isEqualTo(elements);
        assertThat(get("/array/full/a?slice=:,::-1&format=json").text()).isEqualTo("[[3,2,1],[6,5,4]]");
        assertThat(get("/array/full/a?slice=1&expected_shape=4").status()).isEqualTo(422);
        assertThat(send("PUT", "/array/full/a", new byte[5], BINARY).status()).isEqualTo(422);
        Wire.Reply whole = get("/array/full/a");
        String version = whole.header("ETag").orElseThrow();
        assertThat(Wire.get(server, "/api/v1/array/full/a", KEY, "If-None-Match: " + version)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void nodes_areFoundByTheirMetadata() throws Exception {
        ContainerClient root = connected(server);
        try (Context _ = root.context()) {
            ContainerClient found = root.createContainer("found", Map.of());
            for (String colour : List.of("red", "blue", "red")) {
                found.create(NewNode.container().metadata(Map.of("colour", colour)));
            }
            ContainerClient red = found.search(key("colour").is("red"));
            assertThat(red.size()).isEqualTo(2);
            assertThat(red.values().toList())
                    .hasSize(2)
                    .allMatch(node -> "red".equals(node.metadata().get("colour")));
        }
        assertThat(get("/search/found?filter[eq][condition][key]=colour&filter[eq][condition][value]=red")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aKill_losesNothingThatWasAnswered() throws Exception {
        Map<String, String> settings = Map.of(
                "quadrel.catalog.api-key",
                "secret",
                "quadrel.catalog.directory",
                Servers.folder("doomed").toString());
        ServerProcess doomed = ServerProcess.start(Servers.home(), settings);
        try (doomed) {
            ContainerClient root = connected(doomed);
            try (Context _ = root.context()) {
                for (int i = 0; i < 50; i++) {
                    root.writeArray(numbers(i), NewData.named("n" + i));
                }
            }
            doomed.kill();
        }
        try (ServerProcess next = ServerProcess.startIn(doomed.base(), Servers.home(), settings)) {
            ContainerClient root = connected(next);
            try (Context _ = root.context()) {
                assertThat(root.size()).isEqualTo(50);
                for (int i = 0; i < 50; i++) {
                    assertThat(((ArrayClient) root.get("n" + i)).read()).isEqualTo(numbers(i));
                }
            }
        }
    }

    private static NdArray numbers(int last) {
        return NdArray.of(1, 2, 3, 4, 5, last);
    }

    private static ContainerClient connected(ServerProcess target) {
        return (ContainerClient)
                Quadrel.connect(target.uri("/api/v1?api_key=secret").toString());
    }

    private static String array(String key, String chunks, String shape) {
        return """
            {"id":"%s","structure_family":"array","metadata":{},"specs":[],"data_sources":[{"structure_family":"array",
            "structure":{"data_type":{"endianness":"not_applicable","kind":"u","itemsize":1,"dt_units":null},
            "chunks":%s,"shape":%s,"dims":null,"resizable":false}}]}\
            """.formatted(key, chunks, shape);
    }

    private static void make(String parent, String body) throws IOException {
        Wire.Reply made = Wire.send(server, "POST", "/api/v1/metadata/" + parent, body.getBytes(UTF_8), KEY, JSON);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
    }

    private static Wire.Reply get(String path) throws IOException {
        return Wire.get(server, "/api/v1" + path, KEY);
    }

    private static Wire.Reply send(String method, String path, byte[] body, String type) throws IOException {
        return Wire.send(server, method, "/api/v1" + path, body, KEY, type);
    }
}
