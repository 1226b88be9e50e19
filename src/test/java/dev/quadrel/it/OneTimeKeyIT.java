package dev.quadrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The application that gives each connection a key, over a clean stop and a sudden end.
class OneTimeKeyIT {

    private static final String SECRET = "a-secret-of-this-test";

    private final int keys = freePort();
    private final int daytime = freePort();
    private final Map<String, String> settings = Map.of(
            "quadrel.onetimekey.port",
            String.valueOf(keys),
            "quadrel.daytime.port",
            String.valueOf(daytime),
            "quadrel.lifecycle.name",
            "onetimekey",
            "quadrel.command.admin-token",
            SECRET);

    // rules 4, 14 and 22 of lifecycle
    @Test
    void noKeyComesTwice_overACleanStopAndASuddenEnd() throws Exception {
        Path base;
        try (ServerProcess server = ServerProcess.start(Servers.home("onetimekey-app"), settings)) {
            base = server.base();
            assertThat(List.of(said(keys), said(keys), said(keys))).containsExactly("0\n", "1\n", "2\n");
            assertThat(ZonedDateTime.parse(said(daytime).strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .getYear())
                    .isGreaterThan(2025);
            assertThat(run(server, "service list")).contains("\"daytime     running\\nonetimekey  running\"");
            run(server, "quit");
            assertThat(server.awaitEnd()).isZero();
        }
        Path state = base.resolve("data/quadrel/state-onetimekey");
        assertThat(state.resolve("sequence-onetimekey")).hasContent("3");
        assertThat(state.resolve("snapshot-0000000001.json")).content().contains("\"reason\": \"stop\"");
        int last;
        try (ServerProcess server = ServerProcess.startIn(base, Servers.home("onetimekey-app"), settings)) {
            assertThat(said(keys)).isEqualTo("3\n");
            last = Integer.parseInt(said(keys).strip());
            server.kill();
        }
        try (ServerProcess server = ServerProcess.startIn(base, Servers.home("onetimekey-app"), settings)) {
            assertThat(Integer.parseInt(said(keys).strip())).isGreaterThan(last);
            assertThat(Wire.get(server, "/health/ready").status()).isEqualTo(200);
        }
    }

    // rule 6 of lifecycle
    @Test
    void whereAPortIsTaken_theStartFailsAndSaysWhy() throws Exception {
        try (ServerSocket taken = new ServerSocket(keys);
                ServerProcess server = ServerProcess.launch(Servers.home("onetimekey-app"), settings, Map.of())) {
            server.awaitConsole("WFLYSRV0026");
            assertThat(server.console())
                    .contains("The application onetimekey could not start: service \"onetimekey\" could not be"
                            + " prepared: ")
                    .contains(taken.getLocalPort() + ": Address already in use");
            assertThat(Wire.get(server, "/health/ready").status()).isEqualTo(404);
            assertThat(Files.exists(server.base().resolve("data/quadrel/state-onetimekey/snapshot-0000000001.json")))
                    .isFalse();
        }
    }

    private static String run(ServerProcess server, String command) throws IOException {
        Wire.Reply reply = Wire.send(
                server,
                "POST",
                "/admin/commands",
                command.getBytes(UTF_8),
                "Content-Type: text/plain",
                "Authorization: Bearer " + SECRET);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.text();
    }

    /// All that is said on a new connection.
    private static String said(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
