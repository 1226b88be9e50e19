package dev.quadrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The token routes of quick-app.
class TokenIT {

    @Test
    void anObject_isMergedReadRenewedAndDeleted() throws Exception {
        String token = create();
        assertThat(token).matches("[0-9a-f]{32}");
        assertThat(merge(token, "", "{\"a\":1}")).isEqualTo(Map.of("a", 1));
        assertThat(merge(token, "?expire=none", "{\"b\":[2]}")).isEqualTo(Map.of("a", 1, "b", List.of(2)));
        assertThat(ttl(token)).isNull();
        assertThat(object(Wire.get(Servers.quickApp(), "/tok/" + token))).isEqualTo(Map.of("a", 1, "b", List.of(2)));
        assertThat((Double) ttl(token)).isBetween(3590.0, 3600.0);
        assertThat(merge(token, "?expire=0", "{\"c\":3}")).isEqualTo(Map.of("c", 3));
        assertThat(Wire.get(Servers.quickApp(), "/tok/" + token).status()).isEqualTo(404);
        assertThat((Double) ttl(token)).isZero();
    }

    @Test
    void anExpiredToken_isGone() throws Exception {
        String token = create();
        merge(token, "?expire=0.5", "{\"a\":1}");
        Thread.sleep(700);
        assertThat(Wire.get(Servers.quickApp(), "/tok/" + token).status()).isEqualTo(404);
    }

    @Test
    void aTokenOfNobody_isRefused() throws Exception {
        String token = "0123456789abcdef0123456789abcdef";
        assertThat(Wire.get(Servers.quickApp(), "/tok/" + token).status()).isEqualTo(404);
        assertThat(post("/tok/" + token, "{}").status()).isEqualTo(404);
        assertThat(post("/tok/" + create() + "?expire=soon", "{}").status()).isEqualTo(400);
    }

    @Test
    void concurrentChanges_allCount() throws Exception {
        String token = create();
        List<Future<?>> changes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                String body = "{\"k" + i + "\":" + i + "}";
                changes.add(threads.submit(() -> merge(token, "", body)));
            }
            for (Future<?> change : changes) {
                change.get();
            }
        }
        assertThat(object(Wire.get(Servers.quickApp(), "/tok/" + token))).hasSize(40);
    }

    private static String create() throws IOException {
        return (String) object(post("/tok", "")).get("token");
    }

    private static Map<?, ?> merge(String token, String query, String body) throws IOException {
        return object(post("/tok/" + token + query, body));
    }

    private static Object ttl(String token) throws IOException {
        Map<?, ?> reply = object(Wire.get(Servers.quickApp(), "/tok/" + token + "/ttl"));
        assertThat(reply.containsKey("ttl")).isTrue();
        return reply.get("ttl");
    }

    private static Wire.Reply post(String path, String body) throws IOException {
        return Wire.send(Servers.quickApp(), "POST", path, body.getBytes(UTF_8), "Content-Type: application/json");
    }

    private static Map<?, ?> object(Wire.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return (Map<?, ?>) Json.parse(reply.text());
    }
}
