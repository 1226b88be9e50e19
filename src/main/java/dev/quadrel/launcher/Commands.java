package dev.quadrel.launcher;

import java.util.List;
import picocli.CommandLine;

/// The commands by their names. Only the one that is asked for is made: all of them take longer than the rest of a
/// short one.
final class Commands {

    /// As help has them.
    private static final List<String> NAMES = List.of(
            "serve",
            "run",
            "start",
            "stop",
            "status",
            "restart",
            "make",
            "show",
            "freeze",
            "thaw",
            "console",
            "ls",
            "cat",
            "search",
            "get",
            "put",
            "copy",
            "login",
            "register",
            "completion",
            "package",
            "help");

    private static final List<String> OF_CATALOG = List.of("ls", "cat", "search", "get", "put", "copy", "login");
    private static final List<String> OF_ALL = List.of("completion", "help");

    private Commands() {}

    /// Adds those that these words are for: all of them where the first word is no command, or one that speaks of the
    /// others.
    static void add(CommandLine line, List<String> words) {
        String first = words.isEmpty() ? "" : words.getFirst();
        boolean single = NAMES.contains(first) && !OF_ALL.contains(first);
        for (String name : single ? List.of(first) : NAMES) {
            line.addSubcommand(name, type(name));
        }
    }

    /// Whether it speaks with a catalog.
    static boolean isOfCatalog(String name) {
        return OF_CATALOG.contains(name);
    }

    /// A class is loaded where it is named, and not before.
    private static Class<?> type(String name) {
        return switch (name) {
            case "serve" -> Serve.class;
            case "run" -> Run.class;
            case "start" -> Start.class;
            case "stop" -> Stop.class;
            case "status" -> Status.class;
            case "restart" -> Restart.class;
            case "make" -> Make.class;
            case "show" -> Show.class;
            case "freeze" -> Freeze.class;
            case "thaw" -> Thaw.class;
            case "console" -> ConsoleCommand.class;
            case "register" -> Register.class;
            case "completion" -> Completion.class;
            case "package" -> PackageCommand.class;
            case "help" -> CommandLine.HelpCommand.class;
            default -> ofCatalog(name);
        };
    }

    private static Class<?> ofCatalog(String name) {
        return switch (name) {
            case "ls" -> ListNodes.class;
            case "cat" -> ShowNode.class;
            case "search" -> SearchNodes.class;
            case "get" -> GetData.class;
            case "put" -> PutData.class;
            case "copy" -> CopyNodes.class;
            case "login" -> LoginCommand.class;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
