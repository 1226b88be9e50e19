package dev.quadrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What quick-app has after an end: a sudden one, and one by command.
class CrashIT {

    private static final String SECRET = "a-secret-of-this-test";
    private static final Map<String, String> SETTINGS = Map.of("quadrel.command.admin-token", SECRET);

    @Test
    void aKill_losesNoTokenAndNoCachedResult() throws Exception {
        ServerProcess server = ServerProcess.start(Servers.home("quick-app"), SETTINGS);
        Map<String, Integer> tokens = new LinkedHashMap<>();
        try (server) {
            for (int i = 0; i < 200; i++) {
                String token = (String) object(post(server, "/tok", "")).get("token");
                post(server, "/tok/" + token, "{\"i\":" + i + "}");
                tokens.put(token, i);
                assertThat(ran(server, i)).isEqualTo(i + 1);
            }
            server.kill();
        }
        try (ServerProcess next = ServerProcess.startIn(server.base(), Servers.home("quick-app"), SETTINGS)) {
            for (Map.Entry<String, Integer> token : tokens.entrySet()) {
                assertThat(object(Wire.get(next, "/tok/" + token.getKey()))).isEqualTo(Map.of("i", token.getValue()));
                assertThat(kept(next, token.getValue(), 0)).isEqualTo(token.getValue() + 1);
            }
        }
    }

    // rule 16 of worker
    @Test
    void quit_letsAJobEnd() throws Exception {
        ServerProcess server = ServerProcess.start(Servers.home("quick-app"), SETTINGS);
        try (server) {
            post(server, "/w/kept", start(-1, 3));
            Wire.Reply quit = Wire.send(
                    server,
                    "POST",
                    "/admin/commands",
                    "quit".getBytes(UTF_8),
                    "Content-Type: text/plain",
                    "Authorization: Bearer " + SECRET);
            assertThat(quit.status()).as(quit.text()).isEqualTo(200);
            Thread.sleep(500);
            assertThat(post(server, "/w/echo", start(0, 0)).status()).isEqualTo(503);
            assertThat(server.awaitEnd()).isZero();
        }
        try (ServerProcess next = ServerProcess.startIn(server.base(), Servers.home("quick-app"), SETTINGS)) {
            assertThat(kept(next, -1, 3)).as("from the cache").isEqualTo(1);
            assertThat(ran(next, -2)).as("the first that runs").isEqualTo(1);
        }
    }

    /// The number of runs that a job has in its result, which need not be there at once.
    private static int ran(ServerProcess server, int number) throws Exception {
        Map<?, ?> reply = object(post(server, "/w/kept", start(number, 0)));
        for (int i = 0; i < 100 && !Boolean.TRUE.equals(reply.get("done")); i++) {
            Thread.sleep(100);
            reply = object(
                    post(server, "/w/kept", "{\"action\":\"get\",\"token\":\"%s\"}".formatted(reply.get("token"))));
        }
        return runs(reply);
    }

    /// The number of runs that a kept job has in its result.
    private static int kept(ServerProcess server, int number, int seconds) throws IOException {
        Map<?, ?> reply = object(post(server, "/w/kept", start(number, seconds)));
        assertThat(reply.get("done")).as("done at once: %s", reply).isEqualTo(true);
        return runs(reply);
    }

    private static int runs(Map<?, ?> reply) {
        return (Integer) ((Map<?, ?>) Json.parse((String) reply.get("result"))).get("runs");
    }

    private static String start(int number, int seconds) {
        return "{\"action\":\"start\",\"payload\":{\"number\":%d,\"t\":%d}}".formatted(number, seconds);
    }

    private static Wire.Reply post(ServerProcess server, String path, String body) throws IOException {
        return Wire.send(server, "POST", path, body.getBytes(UTF_8), "Content-Type: application/json");
    }

    private static Map<?, ?> object(Wire.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return (Map<?, ?>) Json.parse(reply.text());
    }
}
