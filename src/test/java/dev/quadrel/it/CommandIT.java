package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Commands over HTTP on a server of their own, which they restart and stop.
class CommandIT {

    private static final String SECRET = "a-secret-of-this-test";
    private static final String STARTED = "WFLYSRV0025";
    private static final String STOPPED = "WFLYSRV0050";

    @Test
    void commands_runRestartAndStopTheServer() throws Exception {
        Map<String, String> settings = Map.of("quadrel.command.admin-token", SECRET);
        try (ServerProcess server = ServerProcess.start(Servers.home(), settings);
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(post(client, server, "nobody", "status").statusCode()).isEqualTo(401);
            assertThat(post(client, server, SECRET, "status").body()).contains("uptime", "\"status\":\"done\"");
            assertThat(post(client, server, SECRET, "nope it").statusCode()).isEqualTo(400);
            assertThat(post(client, server, SECRET, "restart").statusCode()).isEqualTo(200);
            await(server, STARTED, 2);
            assertThat(post(client, server, SECRET, "help quit").body()).contains("stop the server");
            assertThat(post(client, server, SECRET, "quit").statusCode()).isEqualTo(200);
            await(server, STOPPED, 2);
        }
    }

    @Test
    void withoutASecret_noTokenIsRight() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> reply = post(client, Servers.quickApp(), SECRET, "status");
            assertThat(reply.statusCode()).isEqualTo(401);
        }
    }

    private static HttpResponse<String> post(HttpClient client, ServerProcess server, String secret, String line)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.uri("/admin/commands"))
                        .header("Authorization", "Bearer " + secret)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(line))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void await(ServerProcess server, String message, int times)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (server.console().split(message, -1).length <= times) {
            assertThat(Instant.now()).as(server.console()).isBefore(end);
            Thread.sleep(50);
        }
    }
}
