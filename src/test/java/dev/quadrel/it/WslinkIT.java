package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Live state's wire on the real server, with wslink's client as it is on npm, and with clients that are worse.
class WslinkIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ServerProcess server = Servers.checkApp();

    @Test
    void theClientOfNpm_calls_hears_andSendsInPieces() throws Exception {
        Path modules = ForeignTools.wslink();
        Path script = Path.of(getClass().getResource("wslink_calls.cjs").toURI());
        Process process = new ProcessBuilder(
                        ForeignTools.node().toString(), script.toString(), modules.toString(), socket() + "?user=ada")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(JSON.readTree(printed)).as(printed).isEqualTo(expected());
    }

    private static JsonNode expected() throws Exception {
        return JSON.readTree("""
            {"wrong": {"code": -32000, "message": "Authentication failed"},
             "echo": {"a": [1, 2.5, null, true, "ä€"]},
             "both": {"a": [1, "two"], "k": {"three": 3}},
             "add": 3, "later": "x", "who": "ada",
             "binary": [[1, 2, 3], [122, 122]], "sent": [7, 8, 9],
             "fail": {"code": -32001, "message": "Exception raised",
                "data": {"method": "check.fail", "exception": "IllegalStateException('boom')", "trace": ""}},
             "bad": {"code": -32002, "message": "Method result cannot be serialized", "data": "check.bad"},
             "arity": -32001,
             "unknown": {"code": -32601, "message": "Unregistered method called", "data": "nope"},
             "orderly": true, "big": 25000000, "large": true}
            """);
    }

    @Test
    void aRequestForNoWebSocket_is426_andForNoLiveServer404() throws Exception {
        assertThat(Wire.get(server, "/check-live").status()).isEqualTo(426);
        assertThatThrownBy(() -> open("?absent=1", "http://127.0.0.1:" + server.port()))
                .hasMessage("404");
    }

    @Test
    void aPageFromElsewhere_is403() throws Exception {
        assertThatThrownBy(() -> open("", "http://evil.example")).hasMessage("403");
        URI own = server.uri("/");
        open("", "http://" + own.getAuthority()).abort();
    }

    @Test
    void garbage_closesItsOwnSocketOnly() throws Exception {
        Heard good = new Heard();
        WebSocket bystander = open("", good);
        for (byte[] garbage : List.of(new byte[3], new byte[40], new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 5})) {
            Heard heard = new Heard();
            open("", heard).sendBinary(ByteBuffer.wrap(garbage), true).get(10, TimeUnit.SECONDS);
            assertThat(heard.closed.get(10, TimeUnit.SECONDS)).isIn(1002, 1007);
        }
        Heard heard = new Heard();
        open("", heard).sendBinary(ByteBuffer.wrap(new byte[10_100_000]), true).get(10, TimeUnit.SECONDS);
        assertThat(heard.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1009);
        assertThat(good.closed).isNotDone();
        bystander.abort();
    }

    @Test
    void tenThousandSockets_comeAndGo() throws Exception {
        List<Future<?>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                clients.add(threads.submit(() -> {
                    for (int turn = 0; turn < 1250; turn++) {
                        open("", new Heard()).abort();
                    }
                    return true;
                }));
            }
        }
        for (Future<?> client : clients) {
            client.get();
        }
        for (int i = 0; i < 100 && peers() > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(peers()).isZero();
    }

    private int peers() throws Exception {
        return Integer.parseInt(Wire.get(server, "/check-live-peers").text().strip());
    }

    private String socket() {
        return server.uri("/check-live").toString().replaceFirst("http", "ws");
    }

    private WebSocket open(String query, Heard heard) throws Exception {
        return HTTP.newWebSocketBuilder()
                .buildAsync(URI.create(socket() + query), heard)
                .get(20, TimeUnit.SECONDS);
    }

    /// Fails with the status where the handshake does.
    private WebSocket open(String query, String origin) throws Exception {
        try {
            return HTTP.newWebSocketBuilder()
                    .header("Origin", origin)
                    .buildAsync(URI.create(socket() + query), new Heard())
                    .get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                throw new IllegalStateException(
                        String.valueOf(refused.getResponse().statusCode()), e);
            }
            throw e;
        }
    }

    private static final class Heard implements WebSocket.Listener {

        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            closed.completeExceptionally(failure);
        }
    }
}
