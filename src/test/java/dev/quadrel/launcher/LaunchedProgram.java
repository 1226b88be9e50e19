package dev.quadrel.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// `quadrel.jar` as a user runs it: copied away from where it was built, with a cache folder of these tests.
final class LaunchedProgram implements AutoCloseable {

    private static final Path RUN = folder("launcher");
    private static final Path JAR = copied();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private final Process process;
    private final Path errors;
    private final BufferedReader out;

    private LaunchedProgram(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        out = process.inputReader();
    }

    static LaunchedProgram start(String... words) throws IOException {
        return startIn(Map.of(), words);
    }

    /// @param environment beside that of the tests
    static LaunchedProgram startIn(Map<String, String> environment, String... words) throws IOException {
        Path java = Path.of(System.getProperty("java.home"));
        return start(environment, java, List.of("-jar", JAR.toString()), words);
    }

    /// @param java home of the JDK
    /// @param begin words before those of the command
    static LaunchedProgram startWith(Path java, List<String> begin, String... words) throws IOException {
        return start(Map.of(), java, begin, words);
    }

    private static LaunchedProgram start(
            Map<String, String> environment, Path java, List<String> begin, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
        command.addAll(begin);
        command.addAll(List.of(words));
        Path errors = Files.createTempFile(RUN, "errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment()
                .putAll(Map.of(
                        "QUADREL_CACHE",
                        cache().toString(),
                        "TILED_CACHE_DIR",
                        cache().resolve("tiled").toString()));
        builder.environment().putAll(environment);
        return new LaunchedProgram(builder.start(), errors);
    }

    /// Waits until it has ended.
    ///
    /// @return its code
    static int run(String... words) throws IOException, InterruptedException {
        try (LaunchedProgram program = start(words)) {
            return program.awaitEnd();
        }
    }

    static Path jar() {
        return JAR;
    }

    static Path cache() {
        return RUN.resolve("cache");
    }

    /// A new folder of these tests.
    static Path newFolder() throws IOException {
        return Files.createTempDirectory(RUN, "folder");
    }

    /// The next line that it prints; fails where it prints no more.
    String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IllegalStateException("It has printed no more, but: " + errors());
        }
        return line;
    }

    /// All lines to its end.
    List<String> lines() {
        return out.lines().toList();
    }

    /// Gives it a line, and no more.
    void type(String line) throws IOException {
        try (Writer in = process.outputWriter()) {
            in.write(line + "\n");
        }
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// The process of its server.
    ProcessHandle server() {
        return process.descendants()
                .filter(child -> ProcessLine.of(child).orElse("").contains(ServerMain.class.getName()))
                .findFirst()
                .orElseThrow();
    }

    int awaitEnd() throws InterruptedException, IOException {
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            throw new IllegalStateException("It has not ended: " + errors());
        }
        return process.exitValue();
    }

    static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    static HttpClient client() {
        return CLIENT;
    }

    /// Ends it if it still runs, and its server with it.
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        all.forEach(handle -> handle.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .exceptionally(_ -> {
                    handle.destroyForcibly();
                    return handle;
                })
                .join());
    }

    private static Path folder(String name) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "it-run").toAbsolutePath());
            return Files.createTempDirectory(parent, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copied() {
        try {
            return Files.copy(Path.of("target", "quadrel.jar"), RUN.resolve("elsewhere.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
