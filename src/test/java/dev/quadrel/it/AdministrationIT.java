package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Administration where nobody logs in: whoever has the one key is the administrator. Speaks HTTP itself: it tests
/// statuses.
class AdministrationIT {

    private static final String KEY = "Authorization: Apikey secret";

    private static final Pattern COUNT = Pattern.compile("\"detail\":\"Invalid API key\",\"times\":(\\d+)");

    @TempDir
    static Path folder;

    private static ServerProcess server;

    /// What a probe, a stranger and Prometheus do opens nothing.
    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start(
                Servers.home(),
                Map.of("quadrel.catalog.api-key", "secret", "quadrel.catalog.directory", folder.toString()));
        assertThat(Wire.get(server, "/api/v1/metadata/", "Authorization: Apikey guessed")
                        .status())
                .isEqualTo(401);
        assertThat(Wire.get(server, "/health/ready").status()).isEqualTo(200);
        assertThat(Wire.get(server, "/metrics", KEY).text()).contains("quadrel_nodes 0\n");
        Thread.sleep(1_500);
        assertThat(folder.resolve("catalog.db")).doesNotExist();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, admin/jobs, 200",
        "DELETE, admin/jobs/x, 404",
        "GET, admin/caches, 200",
        "DELETE, admin/caches/results, 200",
        "DELETE, admin/caches/results/none, 404",
        "GET, admin/tokens, 200",
        "DELETE, admin/tokens, 200",
        "DELETE, admin/tokens/x, 422",
        "DELETE, admin/tokens/00000000, 404",
        "GET, admin/settings, 200",
        "GET, admin/audit, 200",
        "GET, admin/audit?from=yesterday, 422",
        "GET, admin/audit?page%5Blimit%5D=1000, 422",
        "GET, admin/commands, 200",
        "GET, admin/users, 404",
        "GET, admin/keys, 404",
        "GET, admin/sessions, 404",
        "GET, metrics, 200",
        "GET, api/v1/metrics, 200"
    })
    void theOneKey_isTheAdministrators(String method, String path, int status) throws Exception {
        assertThat(Wire.send(server, method, "/" + path, new byte[0], KEY).status())
                .isEqualTo(status);
        int stranger = Wire.send(server, method, "/" + path, new byte[0]).status();
        assertThat(stranger).isEqualTo(path.matches("admin/(users|keys|sessions)") ? 404 : 401);
    }

    @Test
    void settings_haveTheirSources_andNoSecret() throws Exception {
        assertThat(Wire.get(server, "/admin/settings", KEY).text())
                .contains(
                        "{\"key\":\"quadrel.catalog.api-key\",\"value\":\"(hidden)\",\"source\":\"SysPropConfigSource\"")
                .contains("{\"key\":\"quadrel.catalog.directory\",\"value\":\"" + folder)
                .contains("{\"key\":\"quadrel.audit.retention\",\"value\":null,\"source\":null,\"unless_set\":\"365"
                        + " days\"")
                .doesNotContain("\"secret\"");
    }

    @Test
    void theTrail_hasWhatWasDoneAndRefused() throws Exception {
        for (int i = 0; i < 20; i++) {
            Wire.get(server, "/api/v1/metadata/", "Authorization: Apikey guess" + i);
        }
        byte[] line = "help status".getBytes(StandardCharsets.UTF_8);
        assertThat(Wire.send(server, "POST", "/admin/commands", line, KEY, "Content-Type: text/plain")
                        .status())
                .isEqualTo(200);
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!Files.exists(folder.resolve("catalog.db")) && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assertThat(Wire.get(server, "/admin/audit?kind=command&account=single%20user", KEY)
                        .text())
                .contains("\"kind\":\"command\",\"outcome\":\"done\",\"account\":\"single user\"")
                .contains("\"subject\":\"help status\",\"address\":\"127.0.0.1\"");
        String refusals = Wire.get(server, "/admin/audit?kind=access", KEY).text();
        assertThat(refusals).doesNotContain("guess");
        assertThat(COUNT.matcher(refusals)
                        .results()
                        .mapToInt(found -> Integer.parseInt(found.group(1)))
                        .sum())
                .isGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/health/started"})
    void probes_needNoCredentials(String path) throws Exception {
        Wire.Reply reply = Wire.get(server, path);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).startsWith("{").contains("\"status\":\"UP\"", "\"checks\":[{\"name\":");
    }
}
