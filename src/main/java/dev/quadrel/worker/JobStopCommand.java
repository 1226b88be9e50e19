package dev.quadrel.worker;

import dev.quadrel.command.Command;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Stops a job, named by as much of its token as the command `jobs` shows.
@ApplicationScoped
class JobStopCommand implements Command {

    private static final int SHOWN = 6;

    @Inject
    Workers workers;

    @Override
    public String name() {
        return "job stop";
    }

    @Override
    public int arguments() {
        return 1;
    }

    @Override
    public String help() {
        return "TOKEN stops a job and forgets its result; the characters that \"jobs\" shows are enough";
    }

    @Override
    public String run(List<String> arguments) {
        String start = arguments.getFirst().replaceFirst("\\.+$", "");
        if (start.length() < SHOWN) {
            throw new IllegalArgumentException(
                    "a job is named by the first %d characters of its token".formatted(SHOWN));
        }
        List<String> tokens = workers.list().keySet().stream()
                .filter(token -> token.startsWith(start))
                .toList();
        if (tokens.size() != 1 || !workers.stop(tokens.getFirst())) {
            throw new IllegalArgumentException(tokens.size() + " jobs have a token that begins so");
        }
        return "stopped";
    }

    @Override
    public List<String> complete(List<String> arguments, String prefix) {
        return arguments.isEmpty()
                ? workers.list().keySet().stream()
                        .map(token -> token.substring(0, SHOWN))
                        .filter(token -> token.startsWith(prefix))
                        .toList()
                : List.of();
    }
}
