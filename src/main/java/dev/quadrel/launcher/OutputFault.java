package dev.quadrel.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/// What a command prints could not be written.
final class OutputFault extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    /// As a shell has it for a program that the system has ended for writing into such a pipe.
    private static final int NOBODY = 141;

    OutputFault(IOException reason) {
        super("The output cannot be written: " + reason.getMessage(), reason);
    }

    /// Whether it is a pipe whose reader has had enough, as `head` has: nobody is told.
    boolean hasNoReader() {
        return String.valueOf(Objects.requireNonNull(getCause()).getMessage())
                .toLowerCase(Locale.ROOT)
                .contains("broken pipe");
    }

    /// The exit code of the command.
    int code() {
        return hasNoReader() ? NOBODY : Launcher.FAILED;
    }
}
