package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Users whom a security domain of the server knows, made by the commands of README. Speaks HTTP itself: its token is
/// for a resource of the application too.
class ServerUsersIT {

    private static final Pattern COMMANDS =
            Pattern.compile("### With the users of WildFly.*?```text\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile("-D(quadrel\\.access\\.password-[a-z-]+)=(\\w[\\w-]*)");

    @TempDir
    static Path folder;

    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        Matcher commands = COMMANDS.matcher(readme);
        assertThat(commands.find()).isTrue();
        Path script = Files.writeString(folder.resolve("users.cli"), commands.group(1));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quadrel.catalog.directory", folder.resolve("catalog").toString());
        Path base;
        try (ServerProcess first = ServerProcess.start(Servers.home("check-app"), settings)) {
            JbossCli done = JbossCli.run(first, script);
            assertThat(done.status()).as(done.output()).isZero();
            base = first.base();
        }
        Matcher setting = SETTING.matcher(readme.substring(commands.end()));
        while (settings.size() < 4 && setting.find()) {
            settings.put(setting.group(1), setting.group(2));
        }
        server = ServerProcess.startIn(base, Servers.home("check-app"), settings);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aUserOfTheServer_logsInWithTheRolesOfThere() throws Exception {
        Wire.Reply reply = logIn("ada", "correct horse battery");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        String token =
                new ObjectMapper().readTree(reply.text()).get("access_token").asText();
        Wire.Reply who = Wire.get(server, "/api/v1/auth/whoami", "Authorization: Bearer " + token);
        assertThat(who.text()).contains("\"id\":\"ada\"", "\"name\":\"admin\"");
        assertThat(Wire.get(server, "/restricted/directory", "Authorization: Bearer " + token)
                        .text())
                .isEqualTo("directory");
        assertThat(Wire.get(server, "/restricted/directory").status()).isEqualTo(401);
        assertThat(logIn("ada", "correct horse battery").status()).isEqualTo(200);
    }

    @Test
    void anybodyElse_doesNot() throws Exception {
        assertThat(logIn("ada", "wrong horse battery").status()).isEqualTo(401);
        assertThat(logIn("bob", "correct horse battery").status()).isEqualTo(401);
        assertThat(logIn("ada", "").status()).isEqualTo(401);
    }

    @Test
    void theDatabase_getsNoPasswords() throws Exception {
        JbossCli refused = JbossCli.run(server, "/subsystem=quadrel:run-command(command=\"user add carl\")");
        assertThat(refused.status()).isNotZero();
        assertThat(refused.output()).contains("quadrel.access.password-domain");
    }

    private static Wire.Reply logIn(String name, String password) throws IOException {
        String form = "grant_type=password&username=" + name + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        return Wire.send(
                server,
                "POST",
                "/api/v1/auth/provider/lab/token",
                form.getBytes(StandardCharsets.UTF_8),
                "Content-Type: application/x-www-form-urlencoded");
    }
}
