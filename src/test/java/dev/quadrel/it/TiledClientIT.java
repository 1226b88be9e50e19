package dev.quadrel.it;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The catalog as its foreign clients see it: Tiled's Python client, as the package on PyPI has it, and plain HTTP.
class TiledClientIT {

    private static final String KEY = "secret";
    private static final String PASSWORD = "correct-horse-battery";
    private static final String ADMIN_TOKEN = "0123456789abcdef";

    @BeforeAll
    static void findPython() {
        ForeignTools.tiledPython();
    }

    @TestFactory
    Stream<DynamicTest> inSqlite() throws Exception {
        return run("sqlite", settings("sqlite"), settingsOfUsers("sqlite"));
    }

    /// The first server is public too, for the tests of anonymous readers.
    @TestFactory
    Stream<DynamicTest> inPostgresql() throws Exception {
        Map<String, String> settings = settings("postgresql");
        settings.put("quadrel.catalog.database-url", ForeignTools.postgres());
        settings.put("quadrel.catalog.public", "true");
        Map<String, String> ofUsers = settingsOfUsers("postgresql");
        ofUsers.put("quadrel.catalog.database-url", ForeignTools.postgres());
        return run("postgresql", settings, ofUsers);
    }

    /// With two servers: one has a key that allows everything, users log in at the other.
    private static Stream<DynamicTest> run(String name, Map<String, String> settings, Map<String, String> ofUsers)
            throws Exception {
        try (ServerProcess server = ServerProcess.start(Servers.home(), settings);
                ServerProcess users = ServerProcess.start(Servers.home(), ofUsers)) {
            Map<String, String> environment = new HashMap<>(Map.of(
                    "QUADREL_URI",
                    server.uri("/api/v1").toString(),
                    "QUADREL_API_KEY",
                    KEY,
                    "QUADREL_READABLE",
                    readable(name),
                    "QUADREL_LOGIN_URI",
                    users.uri("/api/v1").toString(),
                    "QUADREL_LOGIN_ADMIN",
                    "alice:" + PASSWORD,
                    "QUADREL_ADMIN_TOKEN",
                    ADMIN_TOKEN));
            if (settings.containsKey("quadrel.catalog.public")) {
                environment.put("QUADREL_PUBLIC_URI", environment.get("QUADREL_URI"));
            }
            return PythonSuite.run(name, environment);
        }
    }

    /// What the suite asks of Quadrel, Tiled does too, but for the tests that say how it differs. Fewer nodes than
    /// with Quadrel, since it makes fifteen in a second.
    @TestFactory
    Stream<DynamicTest> againstTiledItself() throws Exception {
        return PythonSuite.run("tiled", Map.of("QUADREL_MANY", "350"));
    }

    private static Map<String, String> settings(String name) {
        return new HashMap<>(Map.of(
                "quadrel.catalog.api-key",
                KEY,
                "quadrel.catalog.directory",
                Servers.folder("tiled-" + name).toString(),
                "quadrel.catalog.readable-storage",
                readable(name)));
    }

    /// Users log in here; what they get for requests holds only so long that the suite can wait for its end.
    private static Map<String, String> settingsOfUsers(String name) {
        return new HashMap<>(Map.of(
                "quadrel.access.password-provider",
                "local",
                "quadrel.access.initial-admin",
                "alice",
                "quadrel.access.initial-password",
                PASSWORD,
                "quadrel.access.access-token-life",
                "3",
                "quadrel.command.admin-token",
                ADMIN_TOKEN,
                "quadrel.catalog.directory",
                Servers.folder("tiled-users-" + name).toString()));
    }

    private static String readable(String name) {
        return Servers.folder("tiled-" + name + "-readable").toString();
    }
}
