package dev.quadrel.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Stops the server.
@ApplicationScoped
class QuitCommand implements Command {

    @Inject
    ServerControl server;

    @Inject
    CommandSettings settings;

    @Override
    public String name() {
        return "quit";
    }

    @Override
    public int arguments() {
        return 0;
    }

    @Override
    public String help() {
        return "stop the server; jobs and requests under way end first";
    }

    @Override
    public String run(List<String> arguments) {
        server.quit();
        return "the server stops; jobs and requests under way have %s".formatted(settings.graceText());
    }
}
