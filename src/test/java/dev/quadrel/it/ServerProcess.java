package dev.quadrel.it;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server that the build has provisioned, run as a process of its own on free ports, in a folder of its own, so that
/// the provisioned one stays as it is.
final class ServerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final Process process;
    private final Path base;
    private final int http;
    private final int https;
    private final int management;

    private ServerProcess(Process process, Path base, int http, int https, int management) {
        this.process = process;
        this.base = base;
        this.http = http;
        this.https = https;
        this.management = management;
    }

    /// Starts the server of an application under `target` and waits until it answers.
    ///
    /// @param home folder of the server
    /// @param settings system properties of the server
    static ServerProcess start(Path home, Map<String, String> settings) throws IOException, InterruptedException {
        return awaited(launch(home, settings, Map.of()));
    }

    /// The same on the port for requests that another one has had.
    static ServerProcess startAt(int port, Path home) throws IOException, InterruptedException {
        Path base = emptyBase(home);
        int[] ports = freePorts(3);
        ports[0] = port;
        return awaited(launchOn(ports, base, home, Map.of(), Map.of()));
    }

    private static ServerProcess awaited(ServerProcess server) throws IOException, InterruptedException {
        try {
            server.awaitAnswer();
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// Starts the server in a folder that another one has left, and waits until it answers.
    static ServerProcess startIn(Path base, Path home, Map<String, String> settings)
            throws IOException, InterruptedException {
        return awaited(launchIn(base, home, settings, Map.of()));
    }

    /// Starts the server and does not wait.
    static ServerProcess launch(Path home, Map<String, String> settings, Map<String, String> environment)
            throws IOException {
        return launchIn(emptyBase(home), home, settings, environment);
    }

    private static Path emptyBase(Path home) throws IOException {
        Path base = Files.createTempDirectory(Files.createDirectories(Path.of("target", "it-run")), "server")
                .toAbsolutePath();
        copy(home.resolve("standalone"), base);
        return base;
    }

    private static ServerProcess launchIn(
            Path base, Path home, Map<String, String> settings, Map<String, String> environment) throws IOException {
        return launchOn(freePorts(3), base, home, settings, environment);
    }

    private static ServerProcess launchOn(
            int[] ports, Path base, Path home, Map<String, String> settings, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/standalone.sh").toAbsolutePath().toString(),
                "-b",
                "127.0.0.1",
                "-Djboss.http.port=" + ports[0],
                "-Djboss.https.port=" + ports[1],
                "-Djboss.management.http.port=" + ports[2],
                "-Djboss.server.base.dir=" + base));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("JAVA_OPTS");
        builder.environment().putAll(environment);
        builder.redirectOutput(base.resolve("console.log").toFile());
        return new ServerProcess(builder.start(), base, ports[0], ports[1], ports[2]);
    }

    int port() {
        return http;
    }

    int httpsPort() {
        return https;
    }

    int managementPort() {
        return management;
    }

    Path base() {
        return base;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + http + path);
    }

    /// All that the server has printed.
    String console() throws IOException {
        return Files.readString(base.resolve("console.log"));
    }

    /// Waits until the console shows one of these texts.
    void awaitConsole(String... texts) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(START);
        while (Stream.of(texts).noneMatch(console()::contains)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException(
                        "The console never showed " + String.join(" or ", texts) + ":\n" + console());
            }
            Thread.sleep(50);
        }
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        awaitConsole("WFLYSRV0025", "WFLYSRV0026");
        if (console().contains("WFLYSRV0026")) {
            throw new IllegalStateException("The server started with errors:\n" + console());
        }
        try (Socket socket = new Socket("127.0.0.1", http)) {
            socket.setSoTimeout(5000);
        }
    }

    /// Ends it as a power failure would.
    void kill() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().join());
    }

    /// Waits until it has ended by itself.
    ///
    /// @return its exit code
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The server has not ended");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle handle : all) {
            handle.onExit()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .exceptionally(late -> {
                        handle.destroyForcibly();
                        return handle;
                    })
                    .join();
        }
    }

    private static int[] freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            int[] ports = new int[count];
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0));
                ports[i] = sockets.get(i).getLocalPort();
            }
            return ports;
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
