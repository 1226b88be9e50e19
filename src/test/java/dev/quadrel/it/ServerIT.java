package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The provisioned server itself: start, log, what a missing JVM option does.
class ServerIT {

    @Test
    void ownWar_welcomesAndTellsItsAddress() throws Exception {
        try (ServerProcess server = ServerProcess.start(Servers.home(), Map.of())) {
            Wire.Reply page = Wire.get(server, "/");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("Quadrel is running");
            assertThat(server.console()).contains("Quadrel answers at http://127.0.0.1:" + server.port() + "/");
            assertThat(server.console()).doesNotContain(" WARN ", " ERROR ");
        }
    }

    @Test
    void missingJvmOption_failsTheDeploymentByName() throws Exception {
        Path conf = Files.createTempFile("standalone", ".conf");
        String lacking = Files.readString(Servers.home().resolve("bin/standalone.conf"))
                .replace("--enable-native-access=ALL-UNNAMED", "");
        Files.writeString(conf, lacking);
        try (ServerProcess server =
                ServerProcess.launch(Servers.home(), Map.of(), Map.of("RUN_CONF", conf.toString()))) {
            server.awaitConsole("WFLYSRV0026");
            assertThat(server.console()).contains("Quadrel needs the JVM option --enable-native-access=ALL-UNNAMED");
        } finally {
            Files.delete(conf);
        }
    }

    @Test
    void accessLog_hasOneLinePerRequestWithoutItsQuery() throws Exception {
        ServerProcess server = Servers.quickApp();
        Wire.get(server, "/example/index.html?api_key=hush");
        Wire.get(server, "/api/user_details?token=hush");
        String log = awaitLog(server, "/api/user_details");
        assertThat(log).containsPattern("\\d+us \\[[-0-9: ]+] \\d+ B \"GET /example/index.html HTTP/1.1\" 200\n");
        assertThat(log).containsPattern("\\d+us \\[[-0-9: ]+] \\d+ B \"GET /api/user_details HTTP/1.1\" 401\n");
        assertThat(log).doesNotContain("hush");
    }

    // rule 6 of http
    @Test
    void slowRequest_isReportedWhenTheLimitPassesAndAtItsEnd() throws Exception {
        ServerProcess server = Servers.checkApp();
        Wire.get(server, "/check/slow/1500?secret");
        server.awaitConsole("request takes longer than expected: \"GET /check/slow/1500\"");
        server.awaitConsole("request took longer than expected: \"GET /check/slow/1500\"(1.");
        Wire.get(server, "/check/slow/10");
        assertThat(server.console()).doesNotContain("slow/10\"");
    }

    private static String awaitLog(ServerProcess server, String text) throws IOException, InterruptedException {
        String log = "";
        for (int i = 0; i < 100 && !log.contains(text); i++) {
            Thread.sleep(100);
            try (Stream<Path> files = Files.list(server.base().resolve("log"))) {
                Path file = files.filter(path -> path.getFileName().toString().startsWith("access"))
                        .findFirst()
                        .orElse(null);
                log = file == null ? "" : Files.readString(file);
            }
        }
        return log;
    }
}
