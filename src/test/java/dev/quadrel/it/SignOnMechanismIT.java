package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Roles of Jakarta's annotations: on resources by settings alone, in the container after `configure-sign-on.cli`.
/// Speaks HTTP itself: its token is for resources, servlets and sockets of the application.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignOnMechanismIT {

    private static final String PASSWORD = "correct horse battery";
    private static final byte[] NOTHING = new byte[0];

    private static ServerProcess server;
    private static String token;
    private static String weakKey;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start(
                Servers.home("check-app"),
                Map.of(
                        "quadrel.catalog.directory",
                        Servers.folder("sign-on").toString(),
                        "quadrel.access.password-provider",
                        "lab",
                        "quadrel.access.initial-admin",
                        "ada",
                        "quadrel.access.initial-password",
                        PASSWORD));
        token = tokens().get("access_token").asText();
        Wire.Reply made = Wire.send(
                server,
                "POST",
                "/api/v1/auth/apikey",
                "{\"scopes\": [\"read:metadata\"]}".getBytes(StandardCharsets.UTF_8),
                bearer());
        weakKey = new ObjectMapper().readTree(made.text()).get("secret").asText();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode tokens() throws IOException {
        byte[] form =
                "grant_type=password&username=ada&password=correct+horse+battery".getBytes(StandardCharsets.UTF_8);
        Wire.Reply reply = Wire.send(
                server,
                "POST",
                "/api/v1/auth/provider/lab/token",
                form,
                "Content-Type: application/x-www-form-urlencoded");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return new ObjectMapper().readTree(reply.text());
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource({
        "GET, /restricted, 401, 200, 403",
        "GET, /restricted/admin, 401, 200, 403",
        "POST, /restricted/scope, 401, 200, 403",
        "GET, /restricted/everybody, 200, 200, 200",
        "GET, /restricted/nobody, 403, 403, 403"
    })
    void aResource_isForThoseWithItsRoles(String method, String path, int stranger, int admin, int key)
            throws IOException {
        assertThat(Wire.send(server, method, path, NOTHING).status()).isEqualTo(stranger);
        assertThat(Wire.send(server, method, path, NOTHING, bearer()).status()).isEqualTo(admin);
        assertThat(Wire.send(server, method, path, NOTHING, "Authorization: Apikey " + weakKey)
                        .status())
                .isEqualTo(key);
        assertThat(Wire.send(server, method, path, NOTHING, "Authorization: Apikey wrong")
                        .status())
                .isEqualTo(path.endsWith("everybody") ? 200 : 401);
    }

    @Test
    @Order(2)
    void theContainer_knowsNobodyAtFirst() throws Exception {
        expectNobody();
    }

    private static void expectNobody() throws IOException {
        assertThat(Wire.get(server, "/check-caller", bearer()).text()).startsWith("servlet=null");
    }

    @Test
    @Order(3)
    void theContainer_knowsTheUserAfterTheScript() throws Exception {
        run("configure-sign-on.cli");
        String name = new ObjectMapper()
                .readTree(Wire.get(server, "/api/v1/auth/whoami", bearer()).text())
                .get("uuid")
                .asText();
        assertThat(Wire.get(server, "/check-caller", bearer()).text())
                .isEqualTo("servlet=%1$s admin=true security=%1$s admin=true ejb=%1$s\n".formatted(name));
        assertThat(Wire.get(server, "/check-caller").text())
                .isEqualTo("servlet=null admin=false security=anonymous admin=false ejb=anonymous\n");
        assertThat(Wire.get(server, "/check-admin", bearer()).text()).isEqualTo("admin");
        Wire.Reply refused = Wire.get(server, "/check-admin");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).hasValue("Bearer");
        assertThat(Wire.get(server, "/check-admin", "Authorization: Bearer x.y.z")
                        .status())
                .isEqualTo(401);
        assertThat(callerOfSocket(true)).isEqualTo(name);
        assertThat(callerOfSocket(false)).isEqualTo("nobody");
        assertThat(Wire.get(server, "/restricted/admin", bearer()).status()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void theScript_mayBeRunAgainAndTakenBack() throws Exception {
        run("configure-sign-on.cli");
        run("restore-sign-on.cli");
        run("restore-sign-on.cli");
        expectNobody();
    }

    private static void run(String script) throws Exception {
        JbossCli done = JbossCli.run(server, Path.of("wildfly-config", script));
        assertThat(done.status()).as(done.output()).isZero();
    }

    private static String bearer() {
        return "Authorization: Bearer " + token;
    }

    private static String callerOfSocket(boolean isSignedOn) throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                told.complete(text.toString());
                return null;
            }
        };
        HttpClient client = HttpClient.newHttpClient();
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (isSignedOn) {
            builder.header("Authorization", "Bearer " + token);
        }
        URI uri = URI.create("ws://127.0.0.1:" + server.port() + "/check-socket");
        WebSocket socket = builder.buildAsync(uri, listener).get(20, TimeUnit.SECONDS);
        try {
            socket.sendText("who", true).get(20, TimeUnit.SECONDS);
            return told.get(20, TimeUnit.SECONDS);
        } finally {
            socket.abort();
            client.shutdownNow();
        }
    }
}
