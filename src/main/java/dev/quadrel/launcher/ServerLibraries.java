package dev.quadrel.launcher;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Libraries that the server has and the commands have not, as they are large and few need them: DuckDB.
final class ServerLibraries {

    private static final Path FOLDER = Path.of("modules/dev/quadrel/libraries/main");

    private ServerLibraries() {}

    /// The client finds them in this thread from now on.
    static void use(ServerHome home) {
        URL[] jars = List.of("duckdb_jdbc.jar", "arrow-c-data.jar").stream()
                .map(name -> url(home.folder().resolve(FOLDER).resolve(name)))
                .toArray(URL[]::new);
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(new URLClassLoader("libraries", jars, thread.getContextClassLoader()));
    }

    private static URL url(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new StartFailure("The server lacks " + jar);
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
