package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// The file with the number of a detached server's process. The server writes it when it starts, and removes it when it
/// ends, unless it is killed.
record PidFile(Path file) {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    /// The server that it names, if that runs. A number that has gone to another program since is no server.
    ///
    /// @throws StartFailure where there is something else in the file
    Optional<ProcessHandle> server() {
        return number().flatMap(ProcessHandle::of).filter(PidFile::isServer);
    }

    /// Removes it where it names no server that runs.
    ///
    /// @return whether it did
    boolean dropStale() {
        try {
            return number().isPresent() && server().isEmpty() && Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StartFailure("The stale PID file " + file + " cannot be removed: " + e, e);
        }
    }

    private Optional<Long> number() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = text();
        if (!NUMBER.matcher(text).matches()) {
            throw new StartFailure(
                    "The PID file " + file + " has no number but \"" + text + "\"; remove it if no server needs it");
        }
        return Optional.of(Long.valueOf(text));
    }

    private String text() {
        try {
            String text = Files.readString(file).strip();
            return text.length() > 40 ? text.substring(0, 40) + "..." : text;
        } catch (IOException e) {
            throw new StartFailure("The PID file " + file + " cannot be read: " + e, e);
        }
    }

    /// Where the system does not tell what a process runs, it is taken for one.
    private static boolean isServer(ProcessHandle process) {
        return process.isAlive()
                && ProcessLine.of(process)
                        .map(line -> line.contains(ServerMain.class.getName()))
                        .orElse(true);
    }
}
