package dev.quadrel.launcher;

import java.io.Console;

/// The terminal that the program is used from.
final class Terminal {

    private Terminal() {}

    /// JDK 25 has no console where input or output is not a terminal, unless it is told to use another one.
    @SuppressWarnings("SystemConsoleNull")
    static boolean isThere() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
