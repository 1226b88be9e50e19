package dev.quadrel.command;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes commands from the terminal that runs the server in the foreground, where there is one. The start of the
/// server does not wait for it.
@ApplicationScoped
class CommandTerminal {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.command");
    private static final long UNTIL_STARTED_MILLIS = 100;
    private static final long STOP_MILLIS = 1000;

    @Inject
    CommandSettings settings;

    @Inject
    CommandRegistry registry;

    private @Nullable Thread thread;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        if (settings.terminal()) {
            thread = Thread.ofPlatform().name("quadrel-terminal").daemon(true).unstarted(this::run);
            thread.setContextClassLoader(CommandTerminal.class.getClassLoader());
            thread.start();
        }
    }

    /// The terminal is as it was before when this returns.
    @PreDestroy
    void stop() {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            if (!Foreground.hasTerminal()) {
                return;
            }
            while (WildFly.isStarting()) {
                Thread.sleep(UNTIL_STARTED_MILLIS);
            }
            new TerminalLoop(registry).run(history());
        } catch (InterruptedException e) {
            LOG.debug("The server stops before it has taken a command", e);
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.warn("The terminal takes no commands", e);
        }
    }

    /// Where earlier lines are kept, in the server's data folder.
    private static Optional<Path> history() throws IOException {
        String data = System.getProperty("jboss.server.data.dir");
        if (data == null) {
            return Optional.empty();
        }
        return Optional.of(Files.createDirectories(Path.of(data, "quadrel")).resolve("command-history"));
    }
}
