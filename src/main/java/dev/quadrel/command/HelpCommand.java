package dev.quadrel.command;

import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Lists the commands: all, or those whose names begin with the given words.
@ApplicationScoped
class HelpCommand implements Command {

    @Inject
    CommandRegistry registry;

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String help() {
        return "[command] list the commands, or tell about one";
    }

    @Override
    public String run(List<String> arguments) {
        String start = String.join(" ", arguments);
        Collection<Command> commands = registry.commands().values().stream()
                .filter(command -> begins(command.name(), start))
                .toList();
        if (commands.isEmpty()) {
            throw ProblemException.badRequest(new CommandLine(arguments, false)
                    .complaint(registry.commands().keySet()));
        }
        int width = commands.stream()
                .mapToInt(command -> command.name().length())
                .max()
                .orElse(0);
        return commands.stream().map(command -> line(command, width)).collect(Collectors.joining("\n"));
    }

    private static boolean begins(String name, String start) {
        return start.isEmpty() || name.equals(start) || name.startsWith(start + " ");
    }

    private static String line(Command command, int width) {
        return (command.name() + " ".repeat(width - command.name().length()) + "  " + command.help()).stripTrailing();
    }

    @Override
    public List<String> complete(List<String> arguments, String prefix) {
        return new ArrayList<>(
                new CommandLine(arguments, false).nextWords(registry.commands().keySet()));
    }
}
