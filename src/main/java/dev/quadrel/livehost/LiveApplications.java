package dev.quadrel.livehost;

import dev.quadrel.livestate.LiveServer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// The live applications of a deployment.
@ApplicationScoped
public class LiveApplications {

    private @Nullable Map<String, LiveHost> hosts;

    @Inject
    LiveExtension extension;

    @Inject
    BeanManager manager;

    /// The server of a shared application.
    public Optional<LiveServer> server(String name) {
        return Optional.ofNullable(hosts().get(name))
                .filter(host -> host.type().isShared())
                .map(host -> host.any().server());
    }

    /// Starts them, and puts their sockets and launchers into a deployment that is being started.
    ///
    /// @param folder where the page is written to
    /// @return what is to be served of them
    public List<LiveMount> mount(ServletContext context, Path folder) {
        Path page = ClientPage.write(folder);
        List<LiveMount> mounts = new ArrayList<>();
        Map<String, LiveHost> all = hosts();
        for (LiveHost host : all.values()) {
            mounts.add(host.mount(context, "/" + host.type().name(), page, false));
            if (all.size() == 1) {
                mounts.add(host.mount(context, "", page, true));
            }
        }
        return mounts;
    }

    /// The instances of all applications; none where they have not started.
    synchronized List<LiveInstance> instances() {
        return hosts == null
                ? List.of()
                : hosts.values().stream()
                        .flatMap(host -> host.instances().stream())
                        .toList();
    }

    /// Which server is meant where one is injected: that for which the thread works, else that of the class
    /// itself, else the only one.
    LiveServer serverFor(InjectionPoint point) {
        if (LiveContext.CURRENT.isBound()) {
            return LiveContext.CURRENT.get().server();
        }
        List<LiveHost> shared =
                hosts().values().stream().filter(host -> host.type().isShared()).toList();
        if (shared.size() == 1 && hosts().size() == 1) {
            return shared.getFirst().any().server();
        }
        throw new IllegalStateException(point.getMember() + " asks for a live server, but there are " + hosts().keySet()
                + ": inject LiveApplications, and ask it for one that is shared by name");
    }

    private synchronized Map<String, LiveHost> hosts() {
        if (hosts == null) {
            LiveSettings settings = LiveSettings.from(ConfigProvider.getConfig());
            Map<String, LiveHost> made = new LinkedHashMap<>();
            extension.types().forEach(type -> made.put(type.name(), LiveHost.of(type, settings, manager)));
            hosts = made;
        }
        return hosts;
    }

    @PreDestroy
    void stop() {
        Map<String, LiveHost> running = hosts;
        if (running != null) {
            running.values().forEach(LiveHost::end);
        }
    }
}
