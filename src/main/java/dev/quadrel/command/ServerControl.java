package dev.quadrel.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.management.JMException;
import org.jboss.logging.Logger;

/// Stops or restarts the server it runs in. Jobs have as long as the setting says, while clients may ask for them;
/// then new requests are refused, and those under way have what is left of that time, but a second at least.
@ApplicationScoped
class ServerControl {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.command");

    /// Read by WildFly's shutdown hook, in seconds.
    private static final String GRACE = "org.wildfly.sigterm.suspend.timeout";

    private final AtomicBoolean ending = new AtomicBoolean();
    private final Clock clock = Clock.systemUTC();

    @Inject
    CommandSettings settings;

    @Inject
    @Any
    Instance<LongWork> works;

    /// Whether it has been told to stop or restart.
    boolean isEnding() {
        return ending.get();
    }

    /// Ends the process with code 0.
    void quit() {
        exit(0);
    }

    /// Ends the process with the code that its supervisor waits for, or else has WildFly reload.
    void restart() {
        settings.restartCode().ifPresentOrElse(this::exit, this::reload);
    }

    private void exit(int code) {
        start(end -> {
            System.setProperty(GRACE, String.valueOf(secondsUntil(end)));
            System.exit(code);
        });
    }

    private void reload() {
        WildFly server = WildFly.running()
                .orElseThrow(
                        () -> new IllegalStateException("this server cannot reload itself: its jmx subsystem is off;"
                                + " set quadrel.command.restart-code to the exit code that starts it again"));
        start(end -> {
            try {
                server.reload(secondsUntil(end));
            } catch (JMException | RuntimeException e) {
                LOG.error("The server could not be reloaded", e);
                ending.set(false);
            }
        });
    }

    /// On a thread of its own: the request that asks for the end is one of those that may end first.
    private void start(Consumer<Instant> stop) {
        if (!ending.compareAndSet(false, true)) {
            throw new IllegalStateException("the server is stopping already");
        }
        Instant end = clock.instant().plus(settings.grace());
        Thread.ofPlatform().name("quadrel-end").daemon(false).start(() -> {
            works.handles().forEach(work -> finish(work, end));
            stop.accept(end);
        });
    }

    private static void finish(Instance.Handle<LongWork> work, Instant end) {
        try {
            work.get().finish(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Work under way could not be awaited", e);
        }
    }

    /// WildFly counts whole seconds.
    private int secondsUntil(Instant end) {
        long seconds =
                Duration.between(clock.instant(), end).plusNanos(999_999_999).toSeconds();
        return Math.clamp(seconds, 1, Integer.MAX_VALUE);
    }
}
