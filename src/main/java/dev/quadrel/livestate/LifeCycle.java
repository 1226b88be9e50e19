package dev.quadrel.livestate;

import dev.quadrel.wslink.Arguments;
import dev.quadrel.wslink.HubListener;
import dev.quadrel.wslink.Loop;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// From the start of a live server to its end, and what its parts hear of it.
final class LifeCycle implements HubListener {

    private static final int GOING_AWAY = 1001;

    private final LiveCore core;
    private volatile CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private volatile boolean running;
    private @Nullable LiveServer server;
    private Runnable unwatch = () -> {};

    LifeCycle(LiveCore core) {
        this.core = core;
    }

    CompletableFuture<Boolean> ready() {
        return ready;
    }

    boolean isRunning() {
        return running;
    }

    /// Configures what is to be configured, pushes the state for the first time, and lets browsers in.
    void start(LiveServer root) {
        try (Loop.Hold _ = core.loop().hold()) {
            if (running) {
                return;
            }
            core.hook("on_server_start", new Arguments(Arrays.asList(root), Map.of()));
            if (!core.isConfigured()) {
                new StateProtocol(core).register();
                new ExitProtocol(root).register(core.hub());
                core.hub().listen(this);
            }
            core.configureProtocols();
            core.hook("on_server_bind", new Arguments(Arrays.asList(root), Map.of()));
            running = true;
            server = root;
            unwatch = core.watchOthers();
            core.table().ready();
            core.hookWithState("on_server_ready");
            core.table().flush();
            ready.complete(true);
        }
    }

    /// Closes all sockets, and tells those who want to know.
    void stop() {
        try (Loop.Hold _ = core.loop().hold()) {
            if (!running) {
                return;
            }
            running = false;
            core.hub().close(GOING_AWAY, "Server shutdown");
            core.hookWithState("on_server_exited");
            core.table().unready();
            unwatch.run();
            ready = new CompletableFuture<>();
        }
    }

    @Override
    public void failed(String method, Throwable failure) {
        core.hook("on_exception", new Arguments(List.of(failure), Map.of()));
    }

    /// As the original, which ends its process then.
    @Override
    public void idle() {
        if (server != null) {
            server.stop();
        }
    }
}
