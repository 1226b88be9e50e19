package dev.quadrel.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A real Keycloak on loopback, in memory, for as short a time as it takes.
final class Keycloak implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofMinutes(2);

    private final Path home;
    private final int port;
    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();

    private Keycloak(Path home, int port, Process process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /// Starts it and does not wait.
    static Keycloak launch() throws IOException {
        Path home = ForeignTools.keycloak();
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start",
                        "--optimized",
                        "--http-enabled=true",
                        "--hostname-strict=false",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(
                        Servers.folder("keycloak").resolve("console.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m",
                        "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1",
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"));
        return new Keycloak(home, port, builder.start());
    }

    int port() {
        return port;
    }

    /// Waits until it answers, and makes the realm of the tests.
    void await() throws Exception {
        Instant end = Instant.now().plus(START);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("Keycloak has not started:\n"
                        + Files.readString(Servers.folder("keycloak").resolve("console.log")));
            }
            Thread.sleep(200);
        }
        admin("POST", "", Files.readString(Path.of("src/test/resources/dev/quadrel/it/lab-realm.json")));
    }

    private boolean answers() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(uri("/realms/master"))).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Runs commands as README has them, in its folder.
    String run(String commands) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-ec", commands)
                .directory(home.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "KC_OPTS",
                        "-XX:TieredStopAtLevel=1 -Duser.home=" + Servers.folder("keycloak-home")));
        Process shell = builder.start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (shell.waitFor() != 0) {
            throw new IllegalStateException(printed);
        }
        return printed;
    }

    /// The tokens that a client gets for a user's password.
    JsonNode tokens(String client, String user, String password) throws Exception {
        return token("lab", client, user, password);
    }

    private JsonNode token(String realm, String client, String user, String password) throws Exception {
        String form = Map.of(
                        "grant_type", "password",
                        "client_id", client,
                        "username", user,
                        "password", password,
                        "scope", "openid")
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return json(send(HttpRequest.newBuilder(uri("/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
    }

    /// What an administrator does over HTTP.
    ///
    /// @param path below the realms
    JsonNode admin(String method, String path, String body) throws Exception {
        String token = token("master", "admin-cli", "admin", "admin")
                .get("access_token")
                .asText();
        return json(send(HttpRequest.newBuilder(uri("/admin/realms" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))));
    }

    String userId(String name) throws Exception {
        return admin("GET", "/lab/users?exact=true&username=" + name, "")
                .get(0)
                .get("id")
                .asText();
    }

    /// Gives a user a role, or takes it away.
    ///
    /// @param method POST or DELETE
    void role(String method, String user, String role) throws Exception {
        JsonNode found = admin("GET", "/lab/roles/" + role, "");
        admin(method, "/lab/users/" + userId(user) + "/role-mappings/realm", "[" + found + "]");
    }

    /// Disables a user, or lets the user in again.
    void enable(String user, boolean isEnabled) throws Exception {
        ObjectNode found = (ObjectNode)
                admin("GET", "/lab/users?exact=true&username=" + user, "").get(0);
        found.put("enabled", isEnabled);
        admin("PUT", "/lab/users/" + userId(user), found.toString());
    }

    /// From now on tokens are signed by another key.
    void rotate() throws Exception {
        admin(
                "POST",
                "/lab/components",
                JSON.writeValueAsString(Map.of(
                        "name", "newer",
                        "providerId", "rsa-generated",
                        "providerType", "org.keycloak.keys.KeyProvider",
                        "config", Map.of("priority", List.of("200")))));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> reply) throws IOException {
        if (reply.statusCode() >= 300) {
            throw new IOException(reply.uri() + " " + reply.statusCode() + " " + reply.body());
        }
        return JSON.readTree(reply.body().isEmpty() ? "null" : reply.body());
    }

    @Override
    public void close() {
        client.close();
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle handle : all) {
            handle.onExit()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .exceptionally(late -> {
                        handle.destroyForcibly();
                        return handle;
                    })
                    .join();
        }
    }
}
