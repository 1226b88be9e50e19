package dev.quadrel.it;

import dev.quadrel.catalog.EmptyDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/// Programs that others wrote and that the tests put Quadrel to work with. Where one is missing its tests are skipped
/// with one line that says so; with `QUADREL_REQUIRE_FOREIGN=1` they fail instead.
final class ForeignTools {

    /// Names the Python environment into which the package `quick-server` is installed, together with `requests`.
    static final String QUICK_SERVER = "QUADREL_QUICK_SERVER";

    /// Names the Python environment that `src/test/python/run --prepare` makes, with Tiled and its clients.
    static final String TILED = "QUADREL_TILED";

    /// Names the folder of a Keycloak that `kc.sh build` has prepared for a database in memory.
    static final String KEYCLOAK = "QUADREL_KEYCLOAK";

    /// Names the folder whose `node_modules` has the packages `wslink` and `ws`.
    static final String WSLINK = "QUADREL_WSLINK";

    /// Names the Python environment with the package `trame`.
    static final String TRAME = "QUADREL_TRAME";

    private static final String REQUIRE = "QUADREL_REQUIRE_FOREIGN";

    private ForeignTools() {}

    static Path chromium() {
        return program("chromium", "chromium-browser", "google-chrome");
    }

    static Path chromeDriver() {
        return program("chromedriver");
    }

    /// Python as the package `quick-server` sees it.
    static Path quickServerPython() {
        return quickServerEnvironment().resolve("bin/python");
    }

    /// A file of the package `quick-server`, unmodified.
    static String quickServerFile(String name) {
        try (Stream<Path> files = Files.find(
                quickServerEnvironment().resolve("lib"),
                6,
                (file, attributes) -> file.endsWith(Path.of("site-packages", "quick_server", name)))) {
            return Files.readString(files.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path quickServerEnvironment() {
        return pythonEnvironment(QUICK_SERVER, "quick-server");
    }

    /// Python as Tiled's client sees it.
    static Path tiledPython() {
        return pythonEnvironment(TILED, "tiled").resolve("bin/python");
    }

    static Path keycloak() {
        return Optional.ofNullable(System.getenv(KEYCLOAK))
                .map(Path::of)
                .filter(path -> Files.isExecutable(path.resolve("bin/kc.sh")))
                .orElseThrow(() -> missing(KEYCLOAK + " names no folder of a Keycloak; .ci/run makes one"));
    }

    static Path node() {
        return program("node");
    }

    static Path wslink() {
        return Optional.ofNullable(System.getenv(WSLINK))
                .map(Path::of)
                .filter(path -> Files.isDirectory(path.resolve("node_modules/wslink")))
                .orElseThrow(() -> missing(WSLINK + " names no folder with the npm package wslink; .ci/run makes one"));
    }

    /// A Python environment with trame's server and page.
    static Path trame() {
        return pythonEnvironment(TRAME, "trame");
    }

    /// A file or folder of a package in a Python environment.
    static Path file(Path environment, String name) {
        try (Stream<Path> files = Files.find(
                environment.resolve("lib"), 8, (file, attributes) -> file.endsWith(Path.of("site-packages", name)))) {
            return files.findFirst().orElseThrow(() -> missing("There is no " + name + " in " + environment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where an empty database of PostgreSQL is, which ends with the run.
    static String postgres() throws SQLException {
        try {
            return EmptyDatabases.postgresAddress();
        } catch (TestAbortedException e) {
            throw missing(e.getMessage());
        }
    }

    private static Path pythonEnvironment(String variable, String tool) {
        Optional<Path> folder = Optional.ofNullable(System.getenv(variable))
                .map(Path::of)
                .filter(path -> Files.isExecutable(path.resolve("bin/python")));
        return folder.orElseThrow(() ->
                missing(variable + " names no Python environment with the package " + tool + "; .ci/run makes one"));
    }

    private static Path program(String... names) {
        List<String> folders = List.of(System.getenv("PATH").split(":"));
        Optional<Path> found = Arrays.stream(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseThrow(() ->
                missing("None of the programs " + String.join(", ", names) + " is installed; .ci/run installs it"));
    }

    private static RuntimeException missing(String message) {
        return "1".equals(System.getenv(REQUIRE))
                ? new IllegalStateException(message)
                : new TestAbortedException(message);
    }
}
