package dev.quadrel.command;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether this process may read from its terminal. One in the background that tries is stopped by the system.
final class Foreground {

    private static final Path STATE = Path.of("/proc/self/stat");
    private static final int GROUP = 2;
    private static final int GROUP_OF_TERMINAL = 5;

    private Foreground() {}

    /// JDK 25 has no console where input or output is not a terminal, unless it is told to use another one.
    @SuppressWarnings("SystemConsoleNull")
    static boolean hasTerminal() throws IOException {
        Console console = System.console();
        return console != null && console.isTerminal() && isForeground();
    }

    private static boolean isForeground() throws IOException {
        if (Files.exists(STATE)) {
            return isForeground(Files.readString(STATE));
        }
        return isWindows() || isForegroundByPs();
    }

    /// @param state as proc(5) tells: number, name in brackets, then state, parent, group, session, terminal, its group
    static boolean isForeground(String state) {
        String[] fields = state.substring(state.lastIndexOf(')') + 2).split(" ");
        return fields[GROUP].equals(fields[GROUP_OF_TERMINAL]);
    }

    /// For systems without `/proc`.
    private static boolean isForegroundByPs() throws IOException {
        Process ps = new ProcessBuilder(
                        "ps",
                        "-o",
                        "pgid=,tpgid=",
                        "-p",
                        String.valueOf(ProcessHandle.current().pid()))
                .redirectErrorStream(true)
                .start();
        String[] groups = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .split("\\s+");
        return groups.length == 2 && groups[0].equals(groups[1]);
    }

    private static boolean isWindows() {
        return Path.of("").getFileSystem().getSeparator().equals("\\");
    }
}
