package dev.quadrel.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The catalog as its foreign clients see it: Tiled's Python client, as the package on PyPI has it, and plain HTTP.
class TiledClientIT {

    private static final String KEY = "secret";

    @BeforeAll
    static void findPython() {
        ForeignTools.tiledPython();
    }

    @TestFactory
    Stream<DynamicTest> inSqlite() throws Exception {
        try (ServerProcess server = ServerProcess.start(Servers.home(), settings("sqlite"))) {
            return PythonSuite.run("sqlite", environment(server, "sqlite"));
        }
    }

    /// This server is public too, for the tests of anonymous readers.
    @TestFactory
    Stream<DynamicTest> inPostgresql() throws Exception {
        try (EmbeddedPostgres postgres = ForeignTools.postgres()) {
            Map<String, String> settings = settings("postgresql");
            settings.put("quadrel.catalog.database-url", postgres.getJdbcUrl("postgres", "postgres"));
            settings.put("quadrel.catalog.public", "true");
            try (ServerProcess server = ServerProcess.start(Servers.home(), settings)) {
                Map<String, String> environment = environment(server, "postgresql");
                environment.put("QUADREL_PUBLIC_URI", environment.get("QUADREL_URI"));
                return PythonSuite.run("postgresql", environment);
            }
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

    private static Map<String, String> environment(ServerProcess server, String name) {
        return new HashMap<>(Map.of(
                "QUADREL_URI", server.uri("/api/v1").toString(),
                "QUADREL_API_KEY", KEY,
                "QUADREL_READABLE", readable(name)));
    }

    private static String readable(String name) {
        return Servers.folder("tiled-" + name + "-readable").toString();
    }
}
