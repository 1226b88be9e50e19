package dev.quadrel.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Starts the server anew.
@ApplicationScoped
class RestartCommand implements Command {

    @Inject
    ServerControl server;

    @Inject
    CommandSettings settings;

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public int arguments() {
        return 0;
    }

    @Override
    public String help() {
        return "start the server anew; jobs and requests under way end first";
    }

    @Override
    public String run(List<String> arguments) {
        server.restart();
        return "the server restarts; jobs and requests under way have %s".formatted(settings.graceText());
    }
}
