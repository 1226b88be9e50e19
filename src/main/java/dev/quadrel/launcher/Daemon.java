package dev.quadrel.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A server that runs without the program that has started it, known by its folder.
///
/// @param folder where it keeps what it keeps
/// @param pidFile by which it is found
record Daemon(Path folder, PidFile pidFile) {

    /// In its folder unless somebody names another file.
    static Daemon of(Path folder, Optional<Path> pidFile) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path file = pidFile.map(Path::toAbsolutePath).orElseGet(() -> absolute.resolve("quadrel.pid"));
        return new Daemon(absolute, new PidFile(file.normalize()));
    }

    Optional<ProcessHandle> process() {
        return pidFile.server();
    }

    /// With the key that an earlier server had here, unless somebody names another.
    ServerOptions keyed(ServerOptions options) {
        if (ApiKey.isNamed(options, System.getenv()) || !Files.exists(StoredStart.file(folder))) {
            return options;
        }
        return StoredStart.read(folder).options().apiKey().map(options::apiKey).orElse(options);
    }

    /// Returns when it is ready; it goes on alone.
    ///
    /// @throws StartFailure where one runs already, or it cannot be started
    RunningServer start(DaemonStart start, Progress progress) {
        Supervision.Log log = start.server().log();
        return start(start, new Supervision(false, Optional.of(log), Optional.of(pidFile.file())), progress);
    }

    /// Returns when it is ready; it ends with this program.
    ///
    /// @param logged whether it prints into its log; otherwise to where this program prints
    RunningServer run(DaemonStart start, boolean logged, Progress progress) {
        Optional<Supervision.Log> log = logged ? Optional.of(start.server().log()) : Optional.empty();
        return start(start, new Supervision(true, log, Optional.of(pidFile.file())), progress);
    }

    private RunningServer start(DaemonStart start, Supervision supervision, Progress progress) {
        process().ifPresent(running -> {
            throw new StartFailure("Another server runs here, PID " + running.pid() + "; stop it first, or name another"
                    + " --directory");
        });
        if (pidFile.dropStale()) {
            System.err.println("The PID file " + pidFile.file() + " was left by a server that does not run any more");
        }
        try {
            StoredStart placed = start.placed(folder).server();
            RunningServer server = RunningServer.start(placed.options(), _ -> supervision, progress);
            return stored(placed, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunningServer stored(StoredStart start, RunningServer server) {
        try {
            start.started(server).write(folder);
            return server;
        } catch (StartFailure e) {
            server.close();
            throw e;
        }
    }

    /// Returns when it has ended.
    ///
    /// @param most time after which it is killed
    /// @return whether it ended by itself
    boolean stop(ProcessHandle process, Duration most) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
            pidFile.dropStale();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What it was started with.
    ///
    /// @throws StartFailure where none was
    StoredStart stored() {
        if (!Files.exists(StoredStart.file(folder))) {
            throw new StartFailure("No server was started in " + folder + " yet");
        }
        return StoredStart.read(folder);
    }
}
