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
final class SharedHost implements LiveHost {

    private final LiveApplicationType type;
    private final LiveSettings settings;
    private final BeanManager manager;
    private final String secret;
    private @Nullable LiveInstance instance;

    SharedHost(LiveApplicationType type, LiveSettings settings, BeanManager manager) {
        this.type = type;
        this.settings = settings;
        this.manager = manager;
        this.secret = settings.secret().orElseGet(Secrets::next);
    }

    @Override
    public LiveApplicationType type() {
        return type;
    }

    @Override
    public LiveSettings settings() {
        return settings;
    }

    @Override
    public synchronized LiveInstance any() {
        LiveInstance present = instance;
        if (present != null && present.server().isRunning()) {
            return present;
        }
        if (present != null) {
            present.end();
        }
        LiveServer server = new LiveServer(type.name(), settings.options(), settings.store());
        server.hub().secret(secret);
        LiveInstance made = LiveInstance.start(type, server, manager);
        instance = made;
        return made;
    }

    @Override
    public synchronized List<LiveInstance> instances() {
        return instance == null ? List.of() : List.of(instance);
    }

    @Override
    public Optional<Hub> hub(Handshake handshake) {
        return Optional.of(any().server().hub());
    }

    @Override
    public Optional<Ticket> ticket(String session, Optional<Principal> principal) {
        return Optional.of(new Ticket("", secret, ""));
    }

    @Override
    public synchronized void end() {
        if (instance != null) {
            instance.end();
            instance = null;
        }
    }
}
