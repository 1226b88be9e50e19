package dev.quadrel.launcher;

import java.nio.file.Path;
import java.util.Optional;

/// How a server's process depends on the one that starts it, and where it prints.
///
/// @param watched whether it ends when the other does
/// @param log where what it prints goes; where that is absent, to where the other prints
/// @param pidFile where its number is while it runs
record Supervision(boolean watched, Optional<Log> log, Optional<Path> pidFile) {

    static final long USUAL_SIZE = 10L << 20;
    static final int USUAL_FILES = 5;

    /// A file that begins anew when it is full.
    ///
    /// @param size bytes
    /// @param files how many are kept, the current one included
    record Log(Path file, long size, int files) {

        Log {
            if (size < 1 || files < 1) {
                throw new IllegalArgumentException(
                        "A log needs a size and a number of files of 1 or more, not " + size + " and " + files);
            }
        }
    }

    /// Ends with the process that starts it, and has its log in its folder.
    static Supervision watched(ServerFolder folder) {
        return new Supervision(true, Optional.of(usual(folder)), Optional.empty());
    }

    static Log usual(ServerFolder folder) {
        return new Log(folder.log("console.log"), USUAL_SIZE, 2);
    }
}
