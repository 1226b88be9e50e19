package dev.quadrel.launcher;

import java.io.Console;
import java.util.Objects;
import java.util.Optional;

/// The terminal that the program is used from.
final class Terminal {

    private Terminal() {}

    /// JDK 25 has no console where input or output is not a terminal, unless it is told to use another one.
    @SuppressWarnings("SystemConsoleNull")
    static boolean isThere() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// What is typed without being shown; absent where nobody sits there.
    static Optional<char[]> secret(String prompt) {
        if (!isThere()) {
            return Optional.empty();
        }
        char[] typed = Objects.requireNonNull(System.console()).readPassword("%s", prompt);
        return Optional.of(typed == null ? new char[0] : typed);
    }
}
