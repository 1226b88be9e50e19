package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.openid.SmallProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets that the server's configuration has encrypted only. Speaks HTTP itself: it tests statuses and cookies.
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
                """.formatted(encrypted(server, SECRET)));
            assertThat(status(server)).isEqualTo(200);
            assertNothingTells(server, SECRET);
            assertThat(Wire.get(server, "/admin/settings", "Authorization: Apikey " + SECRET)
                            .text())
                    .contains("\"key\":\"quadrel.catalog.api-key\",\"value\":\"(hidden)\"")
                    .doesNotContain(SECRET);

            String restore = Files.readString(Path.of("wildfly-config/restore-secrets.cli"));
            lines(server, "/system-property=quadrel.catalog.api-key:remove\n" + restore + "\n" + restore);
            assertThat(status(server)).isEqualTo(401);
        }
    }

    @Test
    void thePasswordOfTheDatabase_andTheSecretOfAProvider_mayBeEncrypted() throws Exception {
        String open = ForeignTools.postgres();
        String address = guarded(open);
        try (SmallProvider provider = new SmallProvider(Clock.systemUTC());
                ServerProcess server = ServerProcess.start(Servers.home(), settings(provider))) {
            lines(server, Files.readString(Path.of("wildfly-config/use-secrets.cli")));
            lines(server, """
                /system-property=quadrel.catalog.database-url:add(value="%s")
                /system-property=quadrel.access.openid.kc.client-secret:add(value="%s")
                reload
                """.formatted(encrypted(server, address), encrypted(server, SmallProvider.SECRET)));
            Wire.Reply signedIn = signIn(server, provider);
            assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(303);
            assertThat(names(open)).containsExactly("alice");
            assertNothingTells(server, SmallProvider.SECRET);
            assertNothingTells(server, SECRET);
            assertThatThrownBy(() -> names(address.replace(SECRET, "wrong"))).isInstanceOf(SQLException.class);
        }
    }

    private static Map<String, String> settings(SmallProvider provider) {
        return Map.of(
                "quadrel.access.openid-providers",
                "kc",
                "quadrel.access.openid.kc.issuer",
                provider.issuer(),
                "quadrel.access.openid.kc.client-id",
                SmallProvider.CLIENT,
                "quadrel.catalog.directory",
                Servers.folder("secrets").toString());
    }

    /// The same database for a user who needs a password, unlike the one of the tests.
    private static String guarded(String address) throws Exception {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE guarded LOGIN PASSWORD '" + SECRET + "'");
            statement.execute("ALTER DATABASE " + connection.getCatalog() + " OWNER TO guarded");
            try (ResultSet file = statement.executeQuery("SHOW hba_file")) {
                file.next();
                Path rules = Path.of(file.getString(1));
                Files.writeString(rules, "host all guarded all scram-sha-256\n" + Files.readString(rules));
            }
            statement.execute("SELECT pg_reload_conf()");
        }
        return address.replace("user=postgres", "user=guarded&password=" + SECRET);
    }

    private static List<String> names(String address) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name FROM identities")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    /// As a browser does.
    private static Wire.Reply signIn(ServerProcess server, SmallProvider provider) throws Exception {
        Wire.Reply sent = Wire.get(server, "/api/v1/auth/login");
        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
        String cookie = sent.headers().stream()
                .filter(line -> line.contains("quadrel_signin="))
                .findFirst()
                .orElseThrow()
                .replaceAll("^.*(quadrel_signin=[^;]*).*$", "$1");
        URI back = provider.letIn(URI.create(sent.header("Location").orElseThrow()));
        return Wire.get(server, back.getRawPath() + "?" + back.getRawQuery(), "Cookie: " + cookie);
    }

    private static String encrypted(ServerProcess server, String secret) throws Exception {
        JbossCli encrypted = JbossCli.run(
                server,
                "/subsystem=elytron/expression=encryption:create-expression(resolver=quadrel, clear-text=\"" + secret
                        + "\")");
        Matcher expression = EXPRESSION.matcher(encrypted.output());
        assertThat(expression.find()).as(encrypted.output()).isTrue();
        return expression.group(1);
    }

    private static int status(ServerProcess server) throws Exception {
        return Wire.get(server, "/api/v1/metadata/", "Authorization: Apikey " + SECRET)
                .status();
    }

    private static void assertNothingTells(ServerProcess server, String secret) throws Exception {
        Path configuration = server.base().resolve("configuration");
        assertThat(Files.readString(configuration.resolve("standalone.xml")))
                .contains("ENC::")
                .doesNotContain(secret);
        assertThat(Files.readString(configuration.resolve("quadrel-secrets.cs"), StandardCharsets.ISO_8859_1))
                .doesNotContain(secret);
        assertThat(server.console()).doesNotContain(secret);
    }

    private void lines(ServerProcess server, String text) throws Exception {
        JbossCli run = JbossCli.run(server, Files.writeString(folder.resolve("lines.cli"), text));
        assertThat(run.status()).as(run.output()).isZero();
    }
}
