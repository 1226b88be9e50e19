package dev.quadrel.livestate;

import dev.quadrel.wslink.Arguments;
import dev.quadrel.wslink.Hub;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The calls by which the original's browsers end their server. They are answered and do nothing, unless that is
/// allowed: others use it too.
final class ExitProtocol {

    private final LiveServer server;

    ExitProtocol(LiveServer server) {
        this.server = server;
    }

    void register(Hub hub) {
        hub.register("application.exit", (arguments, caller) -> end(Duration.ZERO));
        hub.register("application.exit.later", (arguments, caller) -> end(span(arguments)));
    }

    private static Duration span(Arguments arguments) {
        return Duration.ofMillis((long) (1000 * arguments.counted(0, 1).number(0, "seconds", 60)));
    }

    private @Nullable Object end(Duration after) {
        if (server.options().exit()) {
            CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(server::stop);
        }
        return null;
    }
}
