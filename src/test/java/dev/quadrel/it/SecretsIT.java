package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets that the server's configuration has encrypted only.
class SecretsIT {

    private static final String SECRET = "AKeyOfThisTest0123456789";
    private static final Pattern EXPRESSION = Pattern.compile("\"expression\" => \"(\\$\\{ENC::[^\"]+})\"");

    @TempDir
    Path folder;

    @Test
    void anEncryptedSetting_isReadByTheApplication() throws Exception {
        try (ServerProcess server = ServerProcess.start(Servers.home(), Map.of())) {
            String script = Files.readString(Path.of("wildfly-config/use-secrets.cli"));
            lines(server, script + "\n" + script);
            lines(server, """
                /system-property=quadrel.catalog.api-key:add(value="%s")
                reload
                """.formatted(encrypted(server)));
            assertThat(status(server)).isEqualTo(200);
            assertNothingTellsIt(server);

            String restore = Files.readString(Path.of("wildfly-config/restore-secrets.cli"));
            lines(server, "/system-property=quadrel.catalog.api-key:remove\n" + restore + "\n" + restore);
            assertThat(status(server)).isEqualTo(401);
        }
    }

    private static String encrypted(ServerProcess server) throws Exception {
        JbossCli encrypted = JbossCli.run(
                server,
                "/subsystem=elytron/expression=encryption:create-expression(resolver=quadrel, clear-text=" + SECRET
                        + ")");
        Matcher expression = EXPRESSION.matcher(encrypted.output());
        assertThat(expression.find()).as(encrypted.output()).isTrue();
        return expression.group(1);
    }

    private static int status(ServerProcess server) throws Exception {
        return Wire.get(server, "/api/v1/metadata/", "Authorization: Apikey " + SECRET)
                .status();
    }

    private static void assertNothingTellsIt(ServerProcess server) throws Exception {
        assertThat(Wire.get(server, "/admin/settings", "Authorization: Apikey " + SECRET)
                        .text())
                .contains("\"key\":\"quadrel.catalog.api-key\",\"value\":\"(hidden)\"")
                .doesNotContain(SECRET);
        Path configuration = server.base().resolve("configuration");
        assertThat(Files.readString(configuration.resolve("standalone.xml")))
                .contains("ENC::")
                .doesNotContain(SECRET);
        assertThat(Files.readString(configuration.resolve("quadrel-secrets.cs"), StandardCharsets.ISO_8859_1))
                .doesNotContain(SECRET);
    }

    private void lines(ServerProcess server, String text) throws Exception {
        JbossCli run = JbossCli.run(server, Files.writeString(folder.resolve("lines.cli"), text));
        assertThat(run.status()).as(run.output()).isZero();
    }
}
