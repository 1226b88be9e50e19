package dev.quadrel.launcher;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A start of a server, from nothing to its first answer.
record ServerStart(ServerHome home, ServerFolder folder, ServerOptions options, Supervision supervision) {

    private static final Duration MOST = Duration.ofMinutes(5);

    /// To ask costs the machine what the start needs, and none is as short as the first of these.
    private static final int FIRST_POLL_MILLIS = 1000;

    private static final int POLL_MILLIS = 50;

    /// @throws RunningServer.PortTaken where another program was faster
    RunningServer run(Progress progress) throws IOException {
        refusePort();
        Optional<String> key = ApiKey.of(options, System.getenv());
        List<String> jvm = ServerCommandLine.jvm(home, options.javaOptions());
        List<String> cache = options.startCache()
                ? StartCache.of(home, jvm).options(options.server(home.folder()), progress)
                : List.of();
        int port = options.port() == 0 ? Ports.free(options.host()) : options.port();
        folder.prepare(home);
        Console console = new Console(List.of(folder.log(ServerFolder.START), log()));
        progress.now("starting the server");
        Process process = process(jvm, cache, port, key);
        RunningServer server = new RunningServer(process, folder, address(port), key, console);
        return awaited(server, port);
    }

    private RunningServer awaited(RunningServer server, int port) throws IOException {
        Thread abandon = new Thread(() -> abandon(server.process()), "quadrel-abandon");
        Runtime.getRuntime().addShutdownHook(abandon);
        try {
            await(server, port);
            return server;
        } catch (StartFailure e) {
            end(server.process());
            throw e;
        } catch (InterruptedException e) {
            end(server.process());
            Thread.currentThread().interrupt();
            throw new StartFailure("The start was interrupted", e);
        } finally {
            forget(abandon);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            System.err.println("stopping");
        }
    }

    /// The program is told to end before the server is there.
    private void abandon(Process process) {
        try {
            end(process);
            folder.remove();
        } catch (IOException e) {
            System.err.println("Something of the server is left in " + folder.folder() + ": " + e);
        }
    }

    /// With its PID file, unless that is another server's.
    private void end(Process process) throws IOException {
        process.destroyForcibly().onExit().join();
        if (supervision.pidFile().isPresent()
                && Files.exists(supervision.pidFile().get())) {
            Path file = supervision.pidFile().get();
            if (Files.readString(file).strip().equals(String.valueOf(process.pid()))) {
                Files.delete(file);
            }
        }
    }

    /// Before anything is made.
    private void refusePort() {
        if (options.port() != 0 && !Ports.isFree(options.host(), options.port())) {
            throw new StartFailure(RunningServer.PortTaken.message(options.host(), options.port()));
        }
    }

    private Process process(List<String> jvm, List<String> cache, int port, Optional<String> key) throws IOException {
        List<String> command = new ArrayList<>(session());
        command.addAll(jvm);
        command.addAll(cache);
        command.addAll(ServerCommandLine.server(home, folder, told(), settled(), port));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(
                supervision.log().isPresent()
                        ? ProcessBuilder.Redirect.to(
                                folder.log(ServerFolder.START).toFile())
                        : ProcessBuilder.Redirect.INHERIT);
        if (!supervision.watched()) {
            builder.redirectInput(new File(File.separatorChar == '/' ? "/dev/null" : "NUL"));
        }
        Stream.of(
                        "JAVA_TOOL_OPTIONS",
                        "JDK_JAVA_OPTIONS",
                        ApiKey.VARIABLE,
                        PassphraseArguments.VARIABLE,
                        CredentialStoreArguments.VARIABLE)
                .forEach(builder.environment()::remove);
        key.ifPresent(secret -> builder.environment().put(ApiKey.VARIABLE, secret));
        options.secrets().forEach((name, secret) -> builder.environment().put(variable(name), secret));
        return builder.start();
    }

    /// Where the server looks for a setting in its environment.
    static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /// Keys of the keyboard that end the program go to it alone, and it ends the server; a detached server outlives the
    /// terminal.
    private static List<String> session() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(file -> Files.isExecutable(Path.of(file)))
                .limit(1)
                .toList();
    }

    /// What [ServerMain] is told.
    private Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        told.put(ServerMain.LOCK, folder.lock().toString());
        told.put(ServerMain.WATCH, String.valueOf(supervision.watched()));
        supervision.pidFile().ifPresent(file -> told.put(ServerMain.PID_FILE, file.toString()));
        supervision.log().ifPresent(log -> {
            told.put(ServerMain.LOG, log.file().toString());
            told.put(ServerMain.LOG_SIZE, String.valueOf(log.size()));
            told.put(ServerMain.LOG_FILES, String.valueOf(log.files()));
        });
        return told;
    }

    /// With a catalog that stays where the folder does, and without the key on the command line.
    private ServerOptions settled() {
        String directory = "quadrel.catalog.directory";
        ServerOptions without = options.without(ApiKey.SETTING);
        return folder.temporary() || options.setting(directory).isPresent()
                ? without
                : without.with(directory, folder.catalog().toString());
    }

    /// Where the server prints, or else where WildFly logs the same.
    private Path log() {
        return supervision.log().map(Supervision.Log::file).orElseGet(() -> folder.log("server.log"));
    }

    private URI address(int port) {
        String host = options.host();
        String own = host.equals("0.0.0.0") ? "127.0.0.1" : host.equals("::") ? "::1" : host;
        return URI.create("http://" + (own.contains(":") ? "[" + own + "]" : own) + ":" + port + "/");
    }

    private void await(RunningServer server, int port) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(MOST);
        pause(server, FIRST_POLL_MILLIS);
        while (!Probe.isReady(server.uri())) {
            boolean alive = server.process().isAlive();
            String text = server.console().text();
            if (Console.isPortTaken(text)) {
                throw new RunningServer.PortTaken(options.host(), port);
            }
            if (!alive || Console.hasFailed(text) || Instant.now().isAfter(end)) {
                throw failure(server.console(), alive);
            }
            pause(server, POLL_MILLIS);
        }
    }

    /// Ends with the process at the latest.
    private static void pause(RunningServer server, int millis) throws InterruptedException {
        boolean _ = server.process().waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /// What it has printed is kept where the folder is not.
    private StartFailure failure(Console console, boolean alive) throws IOException {
        String text = console.text();
        String what = "The server " + (alive ? "could not be started" : "has ended while it started");
        if (text.isBlank()) {
            return new StartFailure(what + " and has printed nothing");
        }
        Path log =
                folder.temporary() ? Files.writeString(Files.createTempFile("quadrel-failed-", ".log"), text) : log();
        return new StartFailure(what + ": " + Console.reason(text) + "\nAll that it has printed is in " + log);
    }
}
