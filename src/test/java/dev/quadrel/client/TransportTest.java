package dev.quadrel.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import com.sun.net.httpserver.HttpExchange;
import dev.quadrel.client.ClientException.Broken;
import dev.quadrel.client.ClientException.Conflict;
import dev.quadrel.client.ClientException.Forbidden;
import dev.quadrel.client.ClientException.Invalid;
import dev.quadrel.client.ClientException.NotFound;
import dev.quadrel.client.ClientException.Unauthorized;
import dev.quadrel.client.ClientException.Unavailable;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.NdArray;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// Requests to a server that fails, compresses and falls silent.
class TransportTest {

    private static final Retry QUICK = new Retry(4, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(20));
    private static final Options OPTIONS =
            Options.USUAL.retry(QUICK).silenceTimeout(Duration.ofMillis(400)).credentials(new Credentials.Anonymous());

    private static final DataType BYTES = new Builtin(Endianness.NOT_APPLICABLE, Kind.UINT, 1, null);

    private static final Map<Integer, Class<? extends ClientException>> KINDS = Map.ofEntries(
            Map.entry(400, Invalid.class),
            Map.entry(401, Unauthorized.class),
            Map.entry(403, Forbidden.class),
            Map.entry(404, NotFound.class),
            Map.entry(409, Conflict.class),
            Map.entry(410, NotFound.class),
            Map.entry(422, Invalid.class),
            Map.entry(429, Unavailable.class),
            Map.entry(500, Broken.class),
            Map.entry(501, Broken.class),
            Map.entry(503, Unavailable.class),
            Map.entry(307, Broken.class));

    @Test
    void aServerThatFailsTwice_isAskedThreeTimes() {
        // rule 1
        try (ScriptedServer server = new ScriptedServer((number, exchange) -> {
                    if (number < 2) {
                        ScriptedServer.json(exchange, 503, "{\"detail\":\"not yet\"}");
                    } else {
                        ScriptedServer.json(exchange, 200, "{\"a\":1}");
                    }
                });
                Transport transport = new Transport(OPTIONS)) {
            assertThat(transport.send(Request.get(server.uri("/x"))).members().map())
                    .isEqualTo(Map.of("a", 1));
            assertThat(server.asked()).hasSize(3);
        }
    }

    @Test
    void aConnectionThatBreaks_isTriedAgainWhereThatDoesNoHarm() {
        // rule 1
        try (ScriptedServer server = new ScriptedServer((number, exchange) -> {
                    if (number > 0) {
                        ScriptedServer.json(exchange, 200, "null");
                    } else {
                        exchange.sendResponseHeaders(200, 10);
                        exchange.getResponseBody().write(1);
                        exchange.getResponseBody().flush();
                    }
                });
                Transport transport = new Transport(OPTIONS)) {
            Request put = Request.of("PUT", server.uri("/x")).with(Payload.json(Map.of("b", 2)));
            assertThat(transport.send(put).json()).isNull();
            assertThat(server.asked())
                    .extracting(ask -> new String(ask.body(), UTF_8))
                    .containsExactly("{\"b\":2}", "{\"b\":2}");
        }
    }

    @Test
    void aPost_isNotRepeated() {
        // rule 1
        try (ScriptedServer server =
                        new ScriptedServer((_, exchange) -> ScriptedServer.json(exchange, 500, "{\"detail\":\"oh\"}"));
                Transport transport = new Transport(OPTIONS)) {
            Request post = Request.of("POST", server.uri("/x")).with(Payload.json(1));
            assertThatExceptionOfType(Broken.class).isThrownBy(() -> transport.send(post));
            assertThat(server.asked()).hasSize(1);
            assertThatExceptionOfType(Broken.class).isThrownBy(() -> transport.send(post.onlyReads()));
            assertThat(server.asked()).hasSize(5);
        }
    }

    @Test
    void tooManyRequests_waitAsLongAsTheServerSays() {
        // rule 1
        try (ScriptedServer server = new ScriptedServer((number, exchange) -> {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    ScriptedServer.json(exchange, number == 0 ? 429 : 200, "{}");
                });
                Transport transport = new Transport(OPTIONS)) {
            long began = System.nanoTime();
            transport.send(Request.of("POST", server.uri("/x")).with(Payload.json(1)));
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofMillis(990), Duration.ofSeconds(10));
        }
    }

    @Test
    void eachStatus_isAKindOfError() {
        // rule 2
        try (ScriptedServer server = new ScriptedServer((_, exchange) -> ScriptedServer.json(
                        exchange,
                        Integer.parseInt(exchange.getRequestURI().getPath().substring(1)),
                        "{\"detail\":\"so it is\"}"));
                Transport transport = new Transport(OPTIONS)) {
            KINDS.forEach((status, kind) -> {
                URI uri = server.uri("/" + status + "?api_key=hidden&b=1");
                ClientException error =
                        catchThrowableOfType(ClientException.class, () -> transport.send(Request.get(uri)));
                assertThat(error).isInstanceOf(kind).hasMessageContaining("api_key=...&b=1");
                assertThat(error.status()).isEqualTo(status);
                assertThat(error.detail())
                        .isEqualTo(status == 307 ? "The server sends elsewhere, to nowhere" : "so it is");
            });
        }
    }

    @Test
    void noServer_isUnavailable() {
        // rule 2
        URI nowhere;
        try (ScriptedServer server = new ScriptedServer((_, _) -> {})) {
            nowhere = server.uri("/x");
        }
        try (Transport transport = new Transport(OPTIONS)) {
            Unavailable error = catchThrowableOfType(Unavailable.class, () -> transport.send(Request.get(nowhere)));
            assertThat(error.status()).isZero();
            assertThat(error.uri()).isEqualTo(nowhere);
        }
    }

    @Test
    void anAnswerThatIsNoJson_isBroken() {
        // rule 2
        try (ScriptedServer server =
                        new ScriptedServer((_, exchange) -> ScriptedServer.json(exchange, 200, "{\"a\":"));
                Transport transport = new Transport(OPTIONS)) {
            Reply reply = transport.send(Request.get(server.uri("/x")));
            assertThatExceptionOfType(Broken.class).isThrownBy(reply::json).withMessageContaining("not JSON");
        }
    }

    @Test
    void compression_isUndone() throws Exception {
        // rule 3
        byte[] text = "[1,2,3]".repeat(1000).getBytes(UTF_8);
        try (ScriptedServer server = new ScriptedServer((_, exchange) -> compressed(exchange, text));
                Transport transport = new Transport(OPTIONS);
                Arena arena = Arena.ofShared()) {
            for (String coding : new String[] {"zstd", "gzip", "identity"}) {
                Request get = Request.get(server.uri("/" + coding));
                assertThat(transport.send(get).body()).isEqualTo(text);
                try (Flowing flowing = transport.open(get)) {
                    assertThat(flowing.body().readAllBytes()).isEqualTo(text);
                }
                MemorySegment memory = arena.allocate(text.length);
                NdArray target = NdArray.of(BYTES, List.of((long) text.length), memory);
                assertThat(transport.fill(get, target)).isEqualTo(text.length);
                assertThat(memory.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(text);
                NdArray shorter = NdArray.of(BYTES, List.of(text.length - 1L), memory.asSlice(1));
                assertThatExceptionOfType(Broken.class).isThrownBy(() -> transport.fill(get, shorter));
            }
            assertThat(server.asked().getFirst().header("Accept-encoding")).isEqualTo("zstd, gzip");
        }
    }

    @Test
    void anUnknownCompression_isBroken() {
        // rule 3
        try (ScriptedServer server = new ScriptedServer((_, exchange) -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "blosc2");
                    ScriptedServer.bytes(exchange, 200, new byte[5]);
                });
                Transport transport = new Transport(OPTIONS)) {
            assertThatExceptionOfType(Broken.class)
                    .isThrownBy(() -> transport.send(Request.get(server.uri("/x"))))
                    .withMessageContaining("blosc2");
        }
    }

    @Test
    void aSilentServer_isGivenUp() {
        // rule 4
        try (ScriptedServer server = new ScriptedServer((_, _) -> Thread.sleep(5000));
                Transport transport = new Transport(OPTIONS.retry(Retry.NEVER))) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> transport.send(Request.get(server.uri("/x"))))
                    .withMessageContaining("does not answer in time");
        }
    }

    @Test
    void aServerThatFallsSilentWithinItsAnswer_isGivenUp() {
        // rule 4
        try (ScriptedServer server = new ScriptedServer((_, exchange) -> {
                    exchange.sendResponseHeaders(200, 10);
                    exchange.getResponseBody().write(1);
                    exchange.getResponseBody().flush();
                    Thread.sleep(5000);
                });
                Transport transport = new Transport(OPTIONS.retry(Retry.NEVER))) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> transport.send(Request.get(server.uri("/x"))));
        }
    }

    @Test
    void aStreamFromASilentServer_fails_butNotForASlowReader() throws Exception {
        // rule 4
        try (ScriptedServer server = new ScriptedServer((_, exchange) -> {
                    exchange.sendResponseHeaders(200, 10);
                    exchange.getResponseBody().write(new byte[] {1, 2});
                    exchange.getResponseBody().flush();
                    Thread.sleep(5000);
                });
                Transport transport = new Transport(OPTIONS);
                Flowing flowing = transport.open(Request.get(server.uri("/x")))) {
            Thread.sleep(1000);
            assertThat(flowing.body().readNBytes(2)).containsExactly(1, 2);
            assertThatExceptionOfType(HttpTimeoutException.class)
                    .isThrownBy(() -> flowing.body().read());
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void aSlowServer_hasAllTheTimeItNeeds() {
        // rule 4
        try (ScriptedServer server = new ScriptedServer((_, exchange) -> {
                    exchange.sendResponseHeaders(200, 10);
                    for (int i = 0; i < 10; i++) {
                        Thread.sleep(100);
                        exchange.getResponseBody().write(i);
                        exchange.getResponseBody().flush();
                    }
                });
                Transport transport = new Transport(OPTIONS.retry(Retry.NEVER))) {
            assertThat(transport.send(Request.get(server.uri("/x"))).body()).hasSize(10);
        }
    }

    private static void compressed(HttpExchange exchange, byte[] body) throws IOException {
        String coding = exchange.getRequestURI().getPath().substring(1);
        exchange.getResponseHeaders().set("Content-Encoding", coding);
        ScriptedServer.bytes(
                exchange,
                200,
                switch (coding) {
                    case "zstd" -> Zstd.compress(body);
                    case "gzip" -> gzip(body);
                    default -> body;
                });
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }
}
