package dev.quadrel.command;

import dev.quadrel.audit.AuditEvent;
import dev.quadrel.audit.ClientAddress;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Every command of the deployment, and the one place where a typed line is run or completed. Looks for the commands
/// when it is first asked. Thread safe; commands may run side by side.
@ApplicationScoped
public class CommandRegistry {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.command");

    @Inject
    @Any
    Instance<Command> beans;

    @Inject
    CommandExtension methods;

    private @Nullable SortedMap<String, Command> known;
    private Consumer<AuditEvent> audit = event -> {};

    @Inject
    void tell(Event<AuditEvent> events) {
        audit = events::fire;
    }

    /// All commands by name, in the names' order; not to be changed.
    public SortedMap<String, Command> commands() {
        synchronized (this) {
            if (known == null) {
                known = Collections.unmodifiableSortedMap(gather());
            }
            return known;
        }
    }

    /// Runs a line for somebody, of which the audit trail is told.
    ///
    /// @param account who it is
    @ActivateRequestContext
    public CommandResult run(String line, String account) {
        CommandResult result = run(line);
        AuditEvent.Outcome outcome =
                switch (result) {
                    case CommandResult.Done _ -> AuditEvent.Outcome.DONE;
                    case CommandResult.Refused _ -> AuditEvent.Outcome.REFUSED;
                    case CommandResult.Failed _ -> AuditEvent.Outcome.FAILED;
                };
        if (!CommandLine.parse(line).isEmpty()) {
            audit.accept(new AuditEvent("command", outcome, account, "", line, ClientAddress.current(), ""));
        }
        return result;
    }

    /// Runs the command with the longest name that the line begins with. A line without words does nothing.
    @ActivateRequestContext
    public CommandResult run(String line) {
        CommandLine typed = CommandLine.parse(line);
        if (typed.isEmpty()) {
            return new CommandResult.Done("");
        }
        for (int words = typed.words().size(); words > 0; words--) {
            Command command = commands().get(typed.name(words));
            if (command != null) {
                return run(command, typed.after(words));
            }
        }
        return new CommandResult.Refused(typed.complaint(commands().keySet()));
    }

    private static CommandResult run(Command command, List<String> arguments) {
        int expected = command.arguments();
        if (expected >= 0 && expected != arguments.size()) {
            return new CommandResult.Refused(
                    "command %s expects %d argument(s), got %d".formatted(command.name(), expected, arguments.size()));
        }
        try {
            return new CommandResult.Done(command.run(arguments).stripTrailing());
        } catch (ProblemException e) {
            String detail = e.problem().detail();
            return e.problem().status() < 500 ? new CommandResult.Refused(detail) : new CommandResult.Failed(detail);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CommandResult.Failed("command " + command.name() + " was interrupted");
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            LOG.errorf(e, "Command %s failed, called with %s", command.name(), arguments);
            return new CommandResult.Failed("command %s failed: %s".formatted(command.name(), message(e)));
        }
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }

    /// What the last word of a line may become: the next word of a command's name, or what the command proposes for
    /// its argument. The last word is empty where the line ends with a blank.
    ///
    /// @param line as far as the cursor
    @ActivateRequestContext
    public List<String> complete(String line) {
        int start = line.length();
        while (start > 0 && !Character.isWhitespace(line.charAt(start - 1))) {
            start--;
        }
        String prefix = line.substring(start);
        CommandLine before = CommandLine.parse(line.substring(0, start));
        if (before.commented() || prefix.startsWith("#")) {
            return List.of();
        }
        SortedSet<String> candidates = new TreeSet<>(before.nextWords(commands().keySet()));
        candidates.addAll(proposed(before, prefix));
        candidates.removeIf(candidate -> !candidate.startsWith(prefix));
        return List.copyOf(candidates);
    }

    private List<String> proposed(CommandLine before, String prefix) {
        for (int words = before.words().size(); words > 0; words--) {
            Command command = commands().get(before.name(words));
            if (command != null) {
                return proposed(command, before.after(words), prefix);
            }
        }
        return List.of();
    }

    private static List<String> proposed(Command command, List<String> arguments, String prefix) {
        int expected = command.arguments();
        if (expected >= 0 && arguments.size() >= expected) {
            return List.of();
        }
        try {
            return command.complete(arguments, prefix);
        } catch (RuntimeException e) {
            LOG.warnf(e, "Command %s cannot complete \"%s\"", command.name(), prefix);
            return List.of();
        }
    }

    /// A method's command goes before a bean's of the same name, so that an application can replace what is built in.
    private SortedMap<String, Command> gather() {
        SortedMap<String, Command> found = new TreeMap<>();
        methods.commands().forEach(command -> found.put(command.name(), command));
        List<Instance.Handle<Command>> handles = new ArrayList<>();
        beans.handles().forEach(handles::add);
        handles.sort(
                Comparator.comparing(handle -> handle.getBean().getBeanClass().getName()));
        handles.forEach(handle -> add(found, handle));
        return found;
    }

    private static void add(SortedMap<String, Command> found, Instance.Handle<Command> handle) {
        String type = handle.getBean().getBeanClass().getName();
        try {
            Command command = handle.get();
            String name = command.name();
            if (!CommandExtension.isName(name)) {
                LOG.errorf("%s is no command: its name is \"%s\", not words with single blanks between", type, name);
                return;
            }
            Command other = found.putIfAbsent(name, command);
            if (other != null) {
                LOG.warnf("Command \"%s\" of %s is not used: %s has that name", name, type, other);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s is no command: it cannot be made", type);
        }
    }
}
