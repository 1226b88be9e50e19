package dev.quadrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The workers of quick-app by the wire protocol, as a resource, and by server-sent events.
class WorkerIT {

    private static final String JSON = "Content-Type: application/json";

    @Test
    void aShortJob_isDoneAtItsStart() throws Exception {
        Map<String, Object> reply = post("/w/echo", "{\"action\":\"start\",\"payload\":{\"b\":1,\"a\":[]}}");
        assertThat(reply.keySet()).asString().isEqualTo("[token, done, result, continue]");
        assertThat(reply.get("result")).isEqualTo("{\n  \"a\": [],\n  \"b\": 1\n}");
        assertThat(reply.get("done")).isEqualTo(true);
        assertThat(reply.get("continue")).isEqualTo(false);
    }

    @Test
    void aLongJob_isAskedForByNumberOrText_andGivenOnce() throws Exception {
        String token = start("/w/slow", "{\"t\":0.8}");
        assertThat(get("/w/slow", token).get("token")).isEqualTo(Long.valueOf(token));
        Map<String, Object> reply = await("/w/slow", token);
        assertThat(reply.get("result")).isEqualTo("{\n  \"t\": 0.8\n}");
        assertThat(get("/w/slow", "\"" + token + "\""))
                .containsEntry("continue", false)
                .containsEntry("done", false);
    }

    @Test
    void aStoppedJob_isUnknown() throws Exception {
        String token = start("/w/slow", "{\"t\":60}");
        String stop = "{\"action\":\"stop\",\"token\":\"%s\"}";
        assertThat(post("/w/slow", stop.formatted(token)))
                .containsEntry("done", true)
                .containsEntry("token", token);
        assertThat(get("/w/slow", token)).containsEntry("done", false).containsEntry("continue", false);
        assertThat(post("/w/slow", stop.formatted("12"))).containsEntry("done", true);
    }

    @Test
    void aLongResult_comesInPieces() throws Exception {
        Map<String, Object> reply = await("/api/message", start("/api/message", "{\"split\":true}"));
        assertThat(reply.get("continue")).isEqualTo(true);
        StringBuilder text = new StringBuilder();
        for (Object key : (List<?>) reply.get("result")) {
            text.append(piece("/api/message", key).get("result"));
        }
        assertThat(text).hasToString("\"1234567890 the quick brown fox jumps over the lazy dog\"");
        Object used = ((List<?>) reply.get("result")).getFirst();
        assertThat(send("/api/message", "{\"action\":\"cargo\",\"token\":\"" + used + "\"}")
                        .status())
                .isEqualTo(404);
        reply = await("/api/message", start("/api/message", "{\"split\":false}"));
        assertThat(reply.get("result")).isEqualTo(text.toString());
    }

    @Test
    void aFailure_hasItsReasonInTheStatusLine() throws Exception {
        Wire.Reply reply = send("/w/err", "{\"action\":\"start\"}");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.text()).contains("\"detail\":\"worker error\"").doesNotContain("always fails");
    }

    @Test
    void aMistake_isAClearError() throws Exception {
        assertThat(send("/w/echo", "{\"action\":\"bogus\"}").text()).contains("bogus", "start, get, cargo, stop");
        for (String body :
                List.of("[]", "{}", "{\"action\":\"get\"}", "{\"action\":\"start\",\"payload\":[]}", "{", "")) {
            assertThat(send("/w/echo", body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void asAResource_aJobIsMadeLookedAtAndDeleted() throws Exception {
        Wire.Reply done = Wire.send(Servers.quickApp(), "POST", "/w/slow?wait=10", bytes("{\"t\":0.1}"), JSON);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text()).isEqualTo("{\n  \"t\": 0.1\n}");
        Wire.Reply later =
                Wire.send(Servers.quickApp(), "POST", "/w/slow", bytes("{\"t\":30}"), JSON, "Prefer: respond-async");
        assertThat(later.status()).isEqualTo(202);
        assertThat(later.header("Preference-Applied")).contains("respond-async");
        String job = later.header("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
        assertThat(job).startsWith("/w/slow/jobs/");
        assertThat(Wire.get(Servers.quickApp(), job).status()).isEqualTo(202);
        assertThat(Wire.send(Servers.quickApp(), "DELETE", job, new byte[0]).status())
                .isEqualTo(204);
        assertThat(Wire.get(Servers.quickApp(), job).status()).isEqualTo(404);
    }

    @Test
    void progress_comesByServerSentEvents() throws Exception {
        String token = start("/w/slow", "{\"t\":1}");
        Wire.Reply events = Wire.get(Servers.quickApp(), "/w/slow/events?token=" + token);
        assertThat(events.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(events.text()).contains("event: progress").contains("of 10").contains("event: result");
        assertThat(Wire.get(Servers.quickApp(), "/w/slow/events?token=1").status())
                .isEqualTo(404);
    }

    @Test
    void theScripts_areLinked() throws Exception {
        assertThat(Wire.get(Servers.quickApp(), "/js/worker.js").text()).contains("export");
        assertThat(Wire.get(Servers.quickApp(), "/js/worker.js").header("Content-Type"))
                .contains("text/javascript; charset=utf-8");
        assertThat(Wire.get(Servers.quickApp(), "/js/worker.classic.js").text()).contains("quick_server");
    }

    private static String start(String worker, String payload) throws IOException {
        Map<String, Object> reply = post(worker, "{\"action\":\"start\",\"payload\":" + payload + "}");
        assertThat(reply.get("continue")).isEqualTo(true);
        assertThat(reply.get("result")).isNull();
        return (String) reply.get("token");
    }

    private static Map<String, Object> await(String worker, String token) throws IOException, InterruptedException {
        Map<String, Object> reply = get(worker, token);
        for (int i = 0; i < 100 && reply.get("done").equals(false); i++) {
            Thread.sleep(100);
            reply = get(worker, token);
        }
        return reply;
    }

    private static Map<String, Object> get(String worker, String token) throws IOException {
        return post(worker, "{\"action\":\"get\",\"token\":" + token + "}");
    }

    private static Map<String, Object> piece(String worker, Object key) throws IOException {
        Map<String, Object> piece = post(worker, "{\"action\":\"cargo\",\"token\":\"" + key + "\"}");
        assertThat(piece.get("token")).isEqualTo(key);
        return piece;
    }

    private static Map<String, Object> post(String worker, String body) throws IOException {
        Wire.Reply reply = send(worker, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return ((Map<?, ?>) Json.parse(reply.text()))
                .entrySet().stream()
                        .collect(
                                LinkedHashMap::new,
                                (all, e) -> all.put((String) e.getKey(), e.getValue()),
                                Map::putAll);
    }

    private static Wire.Reply send(String worker, String body) throws IOException {
        return Wire.send(Servers.quickApp(), "POST", worker, bytes(body), JSON);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
