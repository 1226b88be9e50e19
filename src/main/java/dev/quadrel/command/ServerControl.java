package dev.quadrel.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import org.jboss.logging.Logger;

/// Stops or restarts the server it runs in. New requests are refused from then on; those under way have as long as
/// the setting says.
@ApplicationScoped
class ServerControl {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.command");

    /// Read by WildFly's shutdown hook, in seconds.
    private static final String GRACE = "org.wildfly.sigterm.suspend.timeout";

    private final AtomicBoolean ending = new AtomicBoolean();

    @Inject
    CommandSettings settings;

    /// Ends the process with code 0.
    void quit() {
        exit(0);
    }

    /// Ends the process with the code that its supervisor waits for, or else has WildFly reload.
    void restart() {
        settings.restartCode().ifPresentOrElse(this::exit, this::reload);
    }

    private void exit(int code) {
        start(() -> {
            System.setProperty(GRACE, String.valueOf(seconds(settings.grace())));
            System.exit(code);
        });
    }

    private void reload() {
        WildFly server = WildFly.running()
                .orElseThrow(
                        () -> new IllegalStateException("this server cannot reload itself: its jmx subsystem is off;"
                                + " set quadrel.command.restart-code to the exit code that starts it again"));
        start(() -> {
            try {
                server.reload(seconds(settings.grace()));
            } catch (JMException | RuntimeException e) {
                LOG.error("The server could not be reloaded", e);
                ending.set(false);
            }
        });
    }

    /// On a thread of its own: the request that asks for the end is one of those that may end first.
    private void start(Runnable end) {
        if (!ending.compareAndSet(false, true)) {
            throw new IllegalStateException("the server is stopping already");
        }
        Thread.ofPlatform().name("quadrel-end").daemon(false).start(end);
    }

    /// WildFly counts whole seconds.
    private static int seconds(Duration span) {
        return (int) Math.min(span.plusNanos(999_999_999).toSeconds(), Integer.MAX_VALUE);
    }
}
