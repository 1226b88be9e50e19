package dev.quadrel.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The servers of a test run, each started once, when the first test asks for it, and stopped with the run.
final class Servers {

    private static final Map<String, ServerProcess> RUNNING = new ConcurrentHashMap<>();
    private static final Path FOLDERS = newFolder();

    private Servers() {}

    /// The application that README shows.
    static ServerProcess quickApp() {
        return running("quick-app", Map.of());
    }

    /// The application with state that browsers share.
    static ServerProcess counterApp() {
        return running("counter-app", Map.of());
    }

    /// The application that has a route for each thing a resource method may do, with all that settings can bind.
    static ServerProcess checkApp() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quadrel.static-file.bind", "/files/=" + folder("files") + ",/linked/=" + folder("files"));
        settings.put("quadrel.static-file.bind-fallback", "/files/=" + folder("fallback"));
        settings.put("quadrel.static-file.follow-links", "/linked/");
        settings.put("quadrel.static-file.deny", "*.secret");
        settings.put("quadrel.static-file.favicon-fallback", "empty");
        settings.put("quadrel.http.slow-request", "PT0.4S");
        settings.put("quadrel.request.max-body-size", "2MiB");
        settings.put("quadrel.request.max-part-size", "1MiB");
        settings.put("quadrel.cors.allowed-origins", "https://lab.example.org, http://localhost:3000");
        settings.put(
                "quadrel.proxy.rules",
                "/proxied/=http://127.0.0.1:" + ProxyTarget.shared().port() + "/base/");
        return running("check-app", settings);
    }

    /// Quadrel's own WAR.
    static Path home() {
        return Path.of("target", "server");
    }

    static Path home(String application) {
        return Path.of("target", "it", application, "target", "server");
    }

    /// A folder of this run's own, made when it is first asked for.
    static Path folder(String name) {
        try {
            return Files.createDirectories(FOLDERS.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "it-run"));
            return Files.createTempDirectory(parent, "folders").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerProcess running(String application, Map<String, String> settings) {
        return RUNNING.computeIfAbsent(application, name -> {
            try {
                ServerProcess server = ServerProcess.start(home(name), settings);
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
