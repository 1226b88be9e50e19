package dev.quadrel.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.quadrel.client.ClientException.Unauthorized;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens that expire, and logins in a browser.
class SessionTest {

    private static final Options OPTIONS = Options.USUAL.retry(Retry.NEVER).credentials(new Credentials.Anonymous());

    @TempDir
    private Path folder;

    @Test
    void requestsThatAreRefusedTogether_getNewTokensOnce() throws Exception {
        // rule 9
        try (ScriptedServer server = new ScriptedServer((_, exchange) -> answer(exchange));
                Transport transport = new Transport(OPTIONS);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            transport.authorization(session(server, transport, Optional.empty(), "good"));
            List<Callable<Reply>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                work.add(() -> transport.send(Request.get(server.uri("/data"))));
            }
            for (Future<Reply> reply : threads.invokeAll(work)) {
                assertThat(reply.get().status()).isEqualTo(200);
            }
            assertThat(server.asked())
                    .filteredOn(ask -> ask.target().equals("/refresh"))
                    .hasSize(1);
        }
    }

    @Test
    void tokensOfAnotherProcess_areUsedFirst() {
        // rule 9
        try (ScriptedServer server = new ScriptedServer((_, exchange) -> answer(exchange));
                Transport transport = new Transport(OPTIONS)) {
            TokenStore store = new TokenStore(folder.resolve("tokens"));
            transport.authorization(session(server, transport, Optional.of(store), "used up"));
            store.save(new Tokens("new", "of another process", Optional.empty()));
            transport.send(Request.get(server.uri("/data")));
            assertThat(server.asked()).noneMatch(ask -> ask.target().equals("/refresh"));
        }
    }

    @Test
    void aSessionThatHasEnded_isForgotten() {
        // rule 9
        try (ScriptedServer server = new ScriptedServer((_, exchange) -> answer(exchange));
                Transport transport = new Transport(OPTIONS)) {
            TokenStore store = new TokenStore(folder.resolve("tokens"));
            Session session = session(server, transport, Optional.of(store), "used up");
            transport.authorization(session);
            assertThatExceptionOfType(Unauthorized.class)
                    .isThrownBy(() -> transport.send(Request.get(server.uri("/data"))));
            assertThat(session.header()).isEmpty();
            assertThat(store.load()).isEmpty();
        }
    }

    @Test
    void aLoginInABrowser_isWaitedFor() {
        // rule 8
        try (ScriptedServer server = new ScriptedServer(SessionTest::device);
                Transport transport = new Transport(OPTIONS)) {
            LoginProvider provider = new LoginProvider(
                    "lab",
                    false,
                    java.util.Map.of("auth_endpoint", server.uri("/authorize").toString()),
                    List.of());
            List<DeviceCode> shown = new ArrayList<>();
            Tokens tokens = new DeviceLogin(transport, provider, shown::add).await();
            assertThat(tokens.access()).isEqualTo("new");
            assertThat(shown).containsExactly(new DeviceCode(server.uri("/page"), "ABCD-EF01", Duration.ofSeconds(60)));
            assertThat(server.asked()).hasSize(3);
            assertThat(new String(server.asked().getLast().body(), UTF_8)).contains("\"device_code\":\"d1\"");
        }
    }

    @Test
    void aLoginAtAnIdentityProvider_isAFormThere() {
        // rule 8
        try (ScriptedServer server = new ScriptedServer(SessionTest::device);
                Transport transport = new Transport(OPTIONS)) {
            LoginProvider provider = new LoginProvider(
                    "oidc",
                    false,
                    java.util.Map.of(
                            "auth_endpoint",
                            server.uri("/device").toString(),
                            "token_endpoint",
                            server.uri("/token").toString(),
                            "client_id",
                            "me"),
                    List.of("extra"));
            assertThat(new DeviceLogin(transport, provider, _ -> {}).await().refresh())
                    .isEqualTo("r");
            assertThat(new String(server.asked().getFirst().body(), UTF_8))
                    .contains("client_id=me", "scope=extra%20offline_access%20openid");
            assertThat(new String(server.asked().getLast().body(), UTF_8)).contains("device_code=d1", "client_id=me");
        }
    }

    private static Session session(
            ScriptedServer server, Transport transport, Optional<TokenStore> store, String refresh) {
        return new Session(
                transport,
                new Tokens("old", refresh, Optional.empty()),
                store,
                new Session.Renewal(server.uri("/refresh"), Optional.empty()));
    }

    /// The token `new` is right, and comes for the token `good`.
    private static void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/refresh")) {
            boolean good = exchange.getRequestHeaders().getFirst("Authorization") == null
                    && exchange.getRequestHeaders().getFirst("Content-length").equals("24");
            ScriptedServer.json(
                    exchange,
                    good ? 200 : 401,
                    good ? "{\"access_token\":\"new\",\"refresh_token\":\"r\"}" : "{\"detail\":\"ended\"}");
            return;
        }
        boolean known = "Bearer new".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        ScriptedServer.json(exchange, known ? 200 : 401, "{\"detail\":\"expired\"}");
    }

    private static void device(int number, HttpExchange exchange) throws IOException {
        URIs uris = new URIs(exchange);
        switch (number) {
            case 0 -> ScriptedServer.json(exchange, 200, """
                {"authorization_uri":"%s","verification_uri":"%s","interval":0,"device_code":"d1",
                "expires_in":60,"user_code":"ABCD-EF01"}\
                """.formatted(uris.of("/page"), uris.of("/poll")));
            case 1 ->
                ScriptedServer.json(
                        exchange, 400, "{\"error\":\"x\",\"detail\":{\"error\":\"authorization_pending\"}}");
            default -> ScriptedServer.json(exchange, 200, "{\"access_token\":\"new\",\"refresh_token\":\"r\"}");
        }
    }

    private record URIs(HttpExchange exchange) {
        String of(String path) {
            return "http://127.0.0.1:" + exchange.getLocalAddress().getPort() + path;
        }
    }
}
