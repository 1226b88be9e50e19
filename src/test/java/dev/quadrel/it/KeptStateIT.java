package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The counter, on a server that keeps its state.
class KeptStateIT {

    private static final Path HOME = Servers.home("counter-app");
    private static final Map<String, String> KEPT = Map.of("quadrel.live.store", "infinispan");
    private static final String CHANGES = """
        [["trame.trigger", ["inc", [5], {}]],
         ["trame.state.update", [[{"key": "name", "value": "Grüße"}, {"key": "late", "value": {"a": [1, null, 2.5]}}]]],
         ["trame.trigger", ["set_big", [1000000], {}]]]
        """;
    private static final String ASK = "[[\"trame.state.get\", []]]";

    @Test
    void afterAKill_theCounterGoesOn() throws Exception {
        ServerProcess first = ServerProcess.start(HOME, KEPT);
        try (first) {
            says(first, CHANGES);
            first.kill();
        }
        ServerProcess second = ServerProcess.startIn(first.base(), HOME, KEPT);
        try (second) {
            JsonNode state = state(second);
            assertThat(state.get("count").asInt()).isEqualTo(5);
            assertThat(state.get("double").asInt()).isEqualTo(10);
            assertThat(state.get("name").asText()).isEqualTo("Grüße");
            assertThat(state.get("late").toString()).isEqualTo("{\"a\":[1,null,2.5]}");
            assertThat(state.get("big").asText()).hasSize(1_000_000);
            assertThat(state.get("trame__title").asText()).isEqualTo("Counter demo");
            says(second, "[[\"trame.trigger\", [\"inc\", [], {}]]]");
            assertThat(second.console()).doesNotContain("ERROR");
        }
        assertThat(second.console()).as("an orderly end").doesNotContain("ERROR");
        try (ServerProcess third = ServerProcess.startIn(first.base(), HOME, KEPT)) {
            assertThat(state(third).get("count").asInt()).isEqualTo(6);
        }
        try (ServerProcess inMemory = ServerProcess.startIn(first.base(), HOME, Map.of())) {
            assertThat(state(inMemory).get("count").asInt()).isZero();
        }
    }

    private static JsonNode state(ServerProcess server) throws Exception {
        return says(server, ASK).get(0).get("state");
    }

    private static JsonNode says(ServerProcess server, String calls) throws Exception {
        String socket = server.uri("/ws").toString().replaceFirst("^http", "ws");
        return NodeScript.run("wslink_says.cjs", socket, "wslink-secret", calls);
    }
}
