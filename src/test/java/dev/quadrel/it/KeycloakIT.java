package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sign-on at a real Keycloak, set up by the commands of README as they stand there; only ports and folders are those
/// of this test. The users and roles of the realm are in `lab-realm.json`. Speaks HTTP itself: its tokens are those
/// that a browser has fetched.
class KeycloakIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BLOCK = Pattern.compile("```(sh|python)\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile("-D(quadrel\\.[a-z.-]+)=(\\S+)");
    private static final Pattern SECRET = Pattern.compile("export (QUADREL_\\w+)=(\\S+)");
    private static final String PASSWORD = "correct-horse";
    private static final String WHOAMI = "/api/v1/auth/whoami";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static List<MatchResult> blocks;
    private static Keycloak keycloak;
    private static ServerProcess server;
    private static ForeignBrowser browser;

    @BeforeAll
    static void setUpAsReadmeSays() throws Exception {
        ForeignTools.tiledPython();
        browser = ForeignBrowser.start();
        keycloak = Keycloak.launch();
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf("### At Keycloak"), readme.indexOf("### With a password"));
        blocks = BLOCK.matcher(section).results().toList();
        assertThat(blocks).extracting(block -> block.group(1)).containsExactly("sh", "sh", "python");
        server = quadrel(here(blocks.get(1).group(2)));
        keycloak.await();
        keycloak.run(here(blocks.get(0).group(2)));
        server.awaitConsole("WFLYSRV0025", "WFLYSRV0026");
        assertThat(server.console()).contains("WFLYSRV0025");
    }

    private static ServerProcess quadrel(String commands) throws IOException {
        assertThat(commands).contains("bin/standalone.sh");
        Map<String, String> settings = new HashMap<>(Map.of(
                "quadrel.catalog.directory", Servers.folder("keycloak-catalog").toString()));
        Matcher setting = SETTING.matcher(commands);
        while (setting.find()) {
            settings.put(setting.group(1), setting.group(2));
        }
        Matcher secret = SECRET.matcher(commands);
        assertThat(secret.find()).isTrue();
        return ServerProcess.launch(Servers.home(), settings, Map.of(secret.group(1), secret.group(2)));
    }

    /// With the ports of this test.
    private static String here(String text) {
        String placed = text.replace("127.0.0.1:8180", "127.0.0.1:" + keycloak.port());
        return server == null ? placed : placed.replace("127.0.0.1:8080", "127.0.0.1:" + server.port());
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @BeforeEach
    void nobodyHasSignedIn() {
        browser.forget();
    }

    private static void signIn(String name) {
        browser.open(server, "/api/v1/auth/login?return=" + WHOAMI);
        assertThat(browser.title()).contains("Sign in to lab");
        browser.submit(Map.of("username", name, "password", PASSWORD));
    }

    private static String who() {
        browser.open(server, WHOAMI);
        return browser.text();
    }

    @Test
    void aBrowser_signsInAndOut() {
        signIn("alice");
        assertThat(browser.address()).isEqualTo(server.uri(WHOAMI).toString());
        assertThat(browser.text()).contains("\"id\":\"alice\",\"provider\":\"keycloak\"", "\"name\":\"admin\"");
        browser.open(server, "/api/v1/metadata/");
        assertThat(browser.text()).contains("\"data\"");
        browser.open(server, "/api/v1/auth/logout");
        assertThat(browser.address()).endsWith("/signed_out");
        assertThat(browser.text()).contains("You are signed out");
        assertThat(who()).isEqualTo("null");
        signIn("bob");
        assertThat(browser.text()).contains("\"id\":\"bob\"").doesNotContain("\"name\":\"admin\"");
    }

    @Test
    void whoeverHasNoRole_isNotLetIn() {
        signIn("carol");
        assertThat(browser.text())
                .contains("You are not signed in", "carol has signed in at keycloak, but has no role");
        assertThat(who()).isEqualTo("null");
    }

    @Test
    void aRoleThatIsTakenAway_isGoneAtTheNextSignIn() throws Exception {
        keycloak.role("POST", "bob", "lab-admin");
        signIn("bob");
        assertThat(browser.text()).contains("\"name\":\"admin\"");
        keycloak.role("DELETE", "bob", "lab-admin");
        browser.forget();
        signIn("bob");
        assertThat(browser.text()).contains("\"id\":\"bob\"").doesNotContain("\"name\":\"admin\"");
    }

    @Test
    void aProgramsSession_goesOnWithTheRolesOfNow() throws Exception {
        JsonNode tokens = programOf("bob");
        assertThat(withToken(tokens, "access_token").body()).contains("bob").doesNotContain("\"admin\"");
        keycloak.role("POST", "bob", "lab-admin");
        try {
            tokens = JSON.readTree(refresh(tokens).body());
            assertThat(withToken(tokens, "access_token").body()).contains("\"admin\"");
        } finally {
            keycloak.role("DELETE", "bob", "lab-admin");
        }
        tokens = JSON.readTree(refresh(tokens).body());
        assertThat(withToken(tokens, "access_token").body()).contains("bob").doesNotContain("\"admin\"");
    }

    @Test
    void aUserWhomKeycloakDisables_doesNotGoOn() throws Exception {
        JsonNode tokens = programOf("bob");
        keycloak.enable("bob", false);
        try {
            assertThat(refresh(tokens).statusCode()).isEqualTo(401);
        } finally {
            keycloak.enable("bob", true);
        }
        assertThat(refresh(tokens).statusCode()).isEqualTo(401);
        assertThat(withToken(tokens, "access_token").statusCode()).isEqualTo(401);
    }

    /// The tokens that a browser fetches for a program.
    private static JsonNode programOf(String name) throws IOException {
        browser.open(server, "/api/v1/auth/provider/keycloak/authorize");
        browser.submit(Map.of("username", name, "password", PASSWORD));
        return JSON.readTree(browser.text());
    }

    private static HttpResponse<String> refresh(JsonNode tokens) throws Exception {
        String body = JSON.writeValueAsString(
                Map.of("refresh_token", tokens.get("refresh_token").asText()));
        return CLIENT.send(
                HttpRequest.newBuilder(server.uri("/api/v1/auth/session/refresh"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aSessionThatKeycloakEnds_isOverHere() throws Exception {
        signIn("alice");
        assertThat(who()).contains("alice");
        keycloak.admin("POST", "/lab/users/" + keycloak.userId("alice") + "/logout", "");
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (!who().equals("null")) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
        }
    }

    @Test
    void thePythonClient_logsInAsReadmeShows() throws Exception {
        Process program = python(here(blocks.get(2).group(2)));
        List<String> printed = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            browser.open(next(lines, printed, "http://\\S+/device_code"));
            browser.submit(Map.of("username", "bob", "password", PASSWORD));
            assertThat(browser.text()).contains("Let a program in", "bob");
            browser.submit(Map.of("user_code", next(lines, printed, "[0-9A-F]{4}-[0-9A-F]{4}")));
            assertThat(browser.text()).contains("The program is let in");
            next(lines, printed, "bob");
            assertThat(program.waitFor()).isZero();
        } finally {
            program.destroy();
        }
    }

    private static Process python(String session) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(ForeignTools.tiledPython().toString(), "-u", "-W", "ignore", "-c", session);
        Map<String, String> variables = builder.environment();
        variables.put("PYTHONUTF8", "1");
        // It opens a browser by itself where there is one for people.
        variables.put("BROWSER", "true");
        variables.put("TILED_CACHE_DIR", Servers.folder("keycloak-python").toString());
        return builder.redirectErrorStream(true).start();
    }

    /// The first line that is printed from now on and has the form.
    private static String next(BufferedReader lines, List<String> printed, String form) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            printed.add(line);
            if (line.strip().matches(form)) {
                return line.strip();
            }
        }
        throw new AssertionError("No line is " + form + ":\n" + String.join("\n", printed));
    }

    @Test
    void aTokenOfKeycloak_isItsUsersIfItIsForQuadrel() throws Exception {
        JsonNode tokens = keycloak.tokens("script", "bob", PASSWORD);
        HttpResponse<String> reply = withToken(tokens, "access_token");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).contains("\"id\":\"bob\"");
        assertThat(withToken(tokens, "id_token").statusCode()).isEqualTo(401);
        assertThat(withToken(tokens, "refresh_token").statusCode()).isEqualTo(401);
        assertThat(withToken(keycloak.tokens("other", "bob", PASSWORD), "access_token")
                        .statusCode())
                .isEqualTo(401);
        assertThat(withToken(keycloak.tokens("script", "carol", PASSWORD), "access_token")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void afterAChangeOfTheKey_tokensAndSignInsHold() throws Exception {
        JsonNode before = keycloak.tokens("script", "bob", PASSWORD);
        assertThat(withToken(before, "access_token").statusCode()).isEqualTo(200);
        keycloak.rotate();
        JsonNode after = keycloak.tokens("script", "bob", PASSWORD);
        assertThat(key(after)).isNotEqualTo(key(before));
        assertThat(withToken(after, "access_token").statusCode()).isEqualTo(200);
        assertThat(withToken(before, "access_token").statusCode()).isEqualTo(200);
        signIn("alice");
        assertThat(browser.text()).contains("alice");
    }

    private static String key(JsonNode tokens) throws IOException {
        String header = tokens.get("access_token").asText().split("\\.")[0];
        return JSON.readTree(Base64.getUrlDecoder().decode(header)).get("kid").asText();
    }

    private static HttpResponse<String> withToken(JsonNode tokens, String which) throws Exception {
        URI place = server.uri(WHOAMI);
        return CLIENT.send(
                HttpRequest.newBuilder(place)
                        .header("Authorization", "Bearer " + tokens.get(which).asText())
                        .build(),
                BodyHandlers.ofString());
    }
}
