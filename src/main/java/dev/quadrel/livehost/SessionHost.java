package dev.quadrel.livehost;

import dev.quadrel.livestate.LiveServer;
import dev.quadrel.wslink.Handshake;
import dev.quadrel.wslink.Hub;
import jakarta.enterprise.inject.spi.BeanManager;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An instance for each browser session, found by a cookie; its sockets by their address and a secret for one
/// time. The first session gets the instance that was made to learn what is to be served.
final class SessionHost extends LiveHost {

    private final Executor later;

    /// By what the socket's address has.
    private final Map<String, LiveSession> sessions = new LinkedHashMap<>();

    private @Nullable LiveInstance spare;

    SessionHost(LiveApplicationType type, LiveSettings settings, BeanManager manager) {
        super(type, settings, manager);
        this.later = CompletableFuture.delayedExecutor(settings.sessionLife().toMillis() + 1, TimeUnit.MILLISECONDS);
    }

    @Override
    synchronized LiveInstance any() {
        LiveInstance present = spare;
        if (present == null || !present.server().isRunning()) {
            present = start(new LiveServer(type().name(), settings().options()));
            spare = present;
        }
        return present;
    }

    @Override
    synchronized List<LiveInstance> instances() {
        return sessions.values().stream().map(LiveSession::instance).toList();
    }

    @Override
    synchronized Optional<Hub> hub(Handshake handshake) {
        return handshake
                .parameter("session")
                .map(sessions::get)
                .filter(session -> session.belongsTo(handshake.principal()))
                .map(session -> session.instance().server().hub());
    }

    @Override
    synchronized Optional<Ticket> ticket(String cookie, Optional<Principal> principal) {
        Optional<LiveSession> known = sessions.values().stream()
                .filter(session -> session.isOf(cookie) && session.belongsTo(principal))
                .filter(session -> session.instance().server().isRunning())
                .findFirst();
        if (known.isEmpty() && sessions.size() >= settings().sessions()) {
            return Optional.empty();
        }
        LiveSession session = known.orElseGet(() -> open(principal));
        Ticket ticket = new Ticket("?session=" + session.address(), session.newSecret(), session.cookie());
        // After the secret, by which the session's life begins anew.
        later.execute(() -> endUnused(session));
        return Optional.of(ticket);
    }

    private LiveSession open(Optional<Principal> principal) {
        LiveInstance instance = any();
        spare = null;
        LiveSession session = new LiveSession(
                instance, principal.map(Principal::getName), settings().sessionLife());
        instance.server().hub().admit(session);
        instance.server().hub().listen(session.whenLeft(() -> later.execute(() -> endUnused(session))));
        sessions.put(session.address(), session);
        return session;
    }

    private void endUnused(LiveSession session) {
        synchronized (this) {
            if (!session.isUnused() || sessions.remove(session.address()) == null) {
                return;
            }
        }
        session.instance().end();
    }

    @Override
    synchronized void end() {
        sessions.values().forEach(session -> session.instance().end());
        sessions.clear();
        if (spare != null) {
            spare.end();
            spare = null;
        }
    }
}
