package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// A live application with a state for each browser session, with wslink's client as it is on npm, which follows the
/// launcher. Speaks HTTP itself: it tests headers, and its token is for a web socket.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveSessionIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "/api/v1/auth/provider/lab/token";

    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start(
                Servers.home("check-app"),
                Map.of(
                        "quadrel.catalog.directory",
                        Servers.folder("live-sessions").toString(),
                        "quadrel.access.password-provider",
                        "lab",
                        "quadrel.access.initial-admin",
                        "ada",
                        "quadrel.access.initial-password",
                        "correct horse battery",
                        "quadrel.live.session-life",
                        "3"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void browserSessions_haveTheirOwn() throws Exception {
        JsonNode found =
                NodeScript.run("live_session_calls.cjs", server.uri("/notes/").toString());
        assertThat(found).isEqualTo(JSON.readTree("""
            {"who": "nobody", "met": ["nobody 7"], "session": true,
             "again": "Authentication failed", "wrong": "Authentication failed",
             "guessed": "Unexpected server response: 404", "others": "Authentication failed",
             "notes": [["mine"], ["theirs"]],
             "tab": [["mine", "more"], 2], "back": [["mine", "more"], 1]}
            """));
    }

    /// The one that has ended last may be held by the thread that has ended it.
    @Test
    @Order(2)
    void whenItIsNotUsed_aSessionEnds_andItsMemoryReturns() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(launch("Origin: http://127.0.0.1:" + server.port()).status())
                    .isEqualTo(200);
        }
        String count = "";
        for (int i = 0; i < 200 && !count.matches("([2-9]) \\1 [01]"); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            count = Wire.get(server, "/check-notes").text().strip();
        }
        assertThat(count).as("made, ended, in memory").matches("([2-9]) \\1 [01]");
    }

    @Test
    @Order(3)
    void aPageFromElsewhere_is403() throws Exception {
        String evil = "Origin: http://evil.example";
        Wire.Reply reply = launch(evil);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text()).doesNotContain("secret");
        JsonNode session = JSON.readTree(
                launch("Origin: http://127.0.0.1:" + server.port()).text());
        String address = session.get("sessionURL").asText();
        assertThat(handshake(address, "http://evil.example")).isEqualTo(403);
        assertThat(handshake(address, "http://127.0.0.1:" + server.port())).isEqualTo(101);
        assertThat(handshake(address.replaceFirst("\\?.*", ""), "http://127.0.0.1:" + server.port()))
                .isEqualTo(404);
    }

    @Test
    @Order(4)
    void whoIsSignedIn_isKnownAtConnect() throws Exception {
        JbossCli done = JbossCli.run(server, Path.of("wildfly-config", "configure-sign-on.cli"));
        assertThat(done.status()).as(done.output()).isZero();
        byte[] form =
                "grant_type=password&username=ada&password=correct+horse+battery".getBytes(StandardCharsets.UTF_8);
        Wire.Reply tokens = Wire.send(server, "POST", TOKEN, form, "Content-Type: application/x-www-form-urlencoded");
        String token = JSON.readTree(tokens.text()).get("access_token").asText();
        JsonNode self = JSON.readTree(Wire.get(server, "/api/v1/auth/whoami", "Authorization: Bearer " + token)
                .text());
        JsonNode found =
                NodeScript.run("live_session_calls.cjs", server.uri("/notes/").toString(), token);
        assertThat(found.get("who").asText()).isEqualTo(self.get("uuid").asText());
        assertThat(found.get("met").toString()).isEqualTo("[\"signed in 7\"]");
        assertThat(found.get("stranger").asText()).isEqualTo("Unexpected server response: 404");
        assertThat(found.get("back").toString()).isEqualTo("[[\"mine\",\"more\"],1]");
    }

    private static Wire.Reply launch(String header) throws Exception {
        byte[] body = "{\"application\":\"trame\",\"useUrl\":true}".getBytes(StandardCharsets.UTF_8);
        return Wire.send(server, "POST", "/notes/paraview/", body, header, "Content-Type: text/plain");
    }

    /// The status of the handshake's answer.
    private static int handshake(String address, String origin) {
        try {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Origin", origin)
                    .buildAsync(URI.create(address), new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }
}
