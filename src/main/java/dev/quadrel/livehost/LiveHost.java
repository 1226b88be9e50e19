package dev.quadrel.livehost;

import dev.quadrel.livestate.LiveServer;
import dev.quadrel.wslink.Handshake;
import dev.quadrel.wslink.Hub;
import dev.quadrel.wslink.WslinkServlet;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Gives browsers the instances of one live application, and serves its page.
abstract sealed class LiveHost permits SharedHost, SessionHost {

    private final LiveApplicationType type;
    private final LiveSettings settings;
    private final BeanManager manager;

    LiveHost(LiveApplicationType type, LiveSettings settings, BeanManager manager) {
        this.type = type;
        this.settings = settings;
        this.manager = manager;
    }

    static LiveHost of(LiveApplicationType type, LiveSettings settings, BeanManager manager) {
        return type.isShared() ? new SharedHost(type, settings, manager) : new SessionHost(type, settings, manager);
    }

    /// What a browser is told where to go and what to say there.
    ///
    /// @param query of the web socket's address; empty for none
    /// @param session for the browser to keep; empty for none
    record Ticket(String query, String secret, String session) {}

    final LiveApplicationType type() {
        return type;
    }

    final LiveSettings settings() {
        return settings;
    }

    /// Makes and starts an instance of which this is the server.
    final LiveInstance start(LiveServer server) {
        return LiveInstance.start(type, server, manager);
    }

    /// An instance; it is made where there is none.
    abstract LiveInstance any();

    /// Those that there are.
    abstract List<LiveInstance> instances();

    /// Where a request for a socket leads to.
    abstract Optional<Hub> hub(Handshake handshake);

    /// Lets a browser in.
    ///
    /// @param session what it has kept of the last one; empty for none
    /// @return empty where all places are taken
    abstract Optional<Ticket> ticket(String session, Optional<Principal> principal);

    abstract void end();

    /// Puts sockets and launcher into a deployment that is being started.
    ///
    /// @param root path of the page without a slash at its end
    final LiveMount mount(ServletContext context, String root, Path page, boolean last) {
        LiveServer server = any().server();
        WslinkServlet.mount(context, root + "/ws", this::hub, settings.options().wire());
        LauncherServlet.mount(context, root, this);
        PageRedirect.mount(context, root);
        Map<String, Path> folders = new LinkedHashMap<>();
        new TreeMap<>(server.served())
                .descendingMap()
                .forEach((name, folder) -> folders.put(root + "/" + name + "/", folder));
        folders.put(root + "/", server.www().orElse(page));
        List<String> entrances = root.isEmpty() ? List.of("/") : List.of(root, root + "/");
        return new LiveMount(folders, entrances, last);
    }
}
