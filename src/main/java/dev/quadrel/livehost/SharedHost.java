package dev.quadrel.livehost;

import dev.quadrel.livestate.LiveServer;
import dev.quadrel.wslink.Handshake;
import dev.quadrel.wslink.Hub;
import jakarta.enterprise.inject.spi.BeanManager;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One instance for all browsers. One that has stopped is replaced when the next browser comes.
final class SharedHost extends LiveHost {

    private final String secret;
    private @Nullable LiveInstance instance;

    SharedHost(LiveApplicationType type, LiveSettings settings, BeanManager manager) {
        super(type, settings, manager);
        this.secret = settings.secret().orElseGet(Secrets::next);
    }

    @Override
    synchronized LiveInstance any() {
        LiveInstance present = instance;
        if (present != null && present.server().isRunning()) {
            return present;
        }
        if (present != null) {
            present.end();
        }
        LiveServer server =
                new LiveServer(type().name(), settings().options(), settings().store());
        server.hub().secret(secret);
        LiveInstance made = start(server);
        instance = made;
        return made;
    }

    @Override
    synchronized List<LiveInstance> instances() {
        return instance == null ? List.of() : List.of(instance);
    }

    @Override
    Optional<Hub> hub(Handshake handshake) {
        return Optional.of(any().server().hub());
    }

    @Override
    Optional<Ticket> ticket(String session, Optional<Principal> principal) {
        return Optional.of(new Ticket("", secret, ""));
    }

    @Override
    synchronized void end() {
        if (instance != null) {
            instance.end();
            instance = null;
        }
    }
}
