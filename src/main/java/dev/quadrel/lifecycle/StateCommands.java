package dev.quadrel.lifecycle;

import dev.quadrel.command.ServerCommand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// What an operator can do with the state of the application.
@ApplicationScoped
class StateCommands {

    private static final String NONE = "there is no state";

    @Inject
    ApplicationState state;

    @ServerCommand(value = "state save", arguments = 0, help = "writes a snapshot of the state now")
    String save() throws IOException {
        return state.save(Snapshot.Reason.COMMAND).map(Path::toString).orElse(NONE);
    }

    @ServerCommand(value = "state show", arguments = 0, help = "the state as it is now, in the form of a snapshot")
    String show() {
        return state.snapshot(Snapshot.Reason.COMMAND).json();
    }

    @ServerCommand(value = "state list", arguments = 0, help = "the snapshots, the newest first, with times and sizes")
    String list() throws IOException {
        String lines = state.files().map(StateCommands::line).collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "there are no snapshots" : lines;
    }

    private static String line(Path file) {
        try {
            return "%s  %s  %d bytes".formatted(file, Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException e) {
            return "%s  %s".formatted(file, ServiceException.reason(e));
        }
    }
}
