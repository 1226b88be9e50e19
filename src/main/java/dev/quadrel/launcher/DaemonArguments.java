package dev.quadrel.launcher;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// By which a detached server is found.
final class DaemonArguments {

    @Option(
            names = "--directory",
            paramLabel = "FOLDER",
            defaultValue = "quadrel-data",
            description = "Where the server keeps files, databases and logs. Default: ${DEFAULT-VALUE}")
    private Path directory = Path.of("quadrel-data");

    @Option(
            names = "--pidfile",
            paramLabel = "FILE",
            description = "Where the number of its process is. Default: quadrel.pid in that folder.")
    private Optional<Path> pidFile = Optional.empty();

    Daemon daemon() {
        return Daemon.of(directory, pidFile);
    }
}
