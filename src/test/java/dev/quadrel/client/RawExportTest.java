package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.quadrel.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawExportTest {

    private static final Map<String, Object> ASSET =
            Map.of("id", 7, "data_uri", "file://localhost/data/n", "is_directory", true);
    private static final Map<String, Object> ATTRIBUTES = Map.of(
            "ancestors", List.of(),
            "structure_family", "bytes",
            "specs", List.of(),
            "data_sources", List.of(Map.of("assets", List.of(ASSET))));

    @TempDir
    private Path folder;

    /// A server of one node, whose folder has one file.
    private static ScriptedServer server(String file) {
        return new ScriptedServer((number, exchange) -> {
            String path = exchange.getRequestURI().getPath();
            if (path.contains("/asset/bytes")) {
                ScriptedServer.bytes(exchange, 200, new byte[] {1, 2});
                return;
            }
            Object answer =
                    switch (path.substring("/api/v1/".length())) {
                        case "" -> Map.of("authentication", Map.of("required", false, "providers", List.of()));
                        case "asset/manifest/n" -> Map.of("manifest", List.of(file));
                        default -> Map.of("data", Map.of("id", "n", "attributes", ATTRIBUTES, "links", Map.of()));
                    };
            ScriptedServer.json(exchange, 200, Json.text(answer));
        });
    }

    private List<Path> export(String file) {
        try (ScriptedServer server = server(file)) {
            NodeClient node = Quadrel.connect(server.uri("/api/v1/metadata/n").toString());
            try (Context _ = node.context()) {
                return RawExport.to(folder.resolve("mine"), node);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub/a.bin", "/data/n/sub/a.bin"})
    void files_keepTheirPlaces(String file) throws IOException {
        assertThat(export(file)).containsExactly(folder.toAbsolutePath().resolve("mine/sub/a.bin"));
        assertThat(Files.readAllBytes(folder.resolve("mine/sub/a.bin"))).containsExactly(1, 2);
    }

    // rule 16
    @ParameterizedTest
    @ValueSource(strings = {"../a.bin", "sub/../../a.bin", "/etc/a.bin", "."})
    void fileThatWouldLieElsewhere_isNotFetched(String file) {
        assertThatIllegalStateException().isThrownBy(() -> export(file)).withMessageContaining(file);
        assertThat(folder).isEmptyDirectory();
    }
}
