package dev.quadrel.lifecycle;

import dev.quadrel.command.ServerCommand;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What an operator can do with the services of the application.
@ApplicationScoped
class ServiceCommands {

    @Inject
    Application application;

    @ServerCommand(value = "service list", arguments = 0, help = "the services of the application, and how they are")
    String list() {
        List<ServiceStatus> all = application.services().statuses();
        int width =
                all.stream().mapToInt(status -> status.path().length()).max().orElse(0);
        return all.isEmpty()
                ? application.name() + " has no services"
                : all.stream().map(status -> line(status, width)).collect(Collectors.joining("\n"));
    }

    private static String line(ServiceStatus status, int width) {
        return (status.path()
                        + " ".repeat(width - status.path().length() + 2)
                        + status.state().name().toLowerCase(Locale.ROOT)
                        + "  "
                        + status.reason())
                .stripTrailing();
    }

    @ServerCommand(value = "service start", arguments = 1, help = "[name] starts a service that has stopped or failed")
    String start(List<String> names) throws ServiceException {
        try {
            application.services().start(names.getFirst());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw ProblemException.badRequest(ServiceException.reason(e));
        }
        return names.getFirst() + " runs";
    }

    @ServerCommand(value = "service stop", arguments = 1, help = "[name] stops a service until it is started again")
    String stop(List<String> names) {
        try {
            application.services().stop(names.getFirst());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw ProblemException.badRequest(ServiceException.reason(e));
        }
        return names.getFirst() + " has stopped";
    }
}
