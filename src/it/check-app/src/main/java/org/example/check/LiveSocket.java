package org.example.check;

import dev.quadrel.wslink.Audience;
import dev.quadrel.wslink.Hub;
import dev.quadrel.wslink.Loop;
import dev.quadrel.wslink.PackedMap;
import dev.quadrel.wslink.WslinkServlet;
import dev.quadrel.wslink.WslinkSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/** A hub of its own, without state, for what clients say and hear on the wire. */
@ApplicationScoped
public class LiveSocket {

    private final Hub hub = new Hub(new Loop("check-live"), WslinkSettings.from(ConfigProvider.getConfig()));

    void open(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        hub.secret("wslink-secret");
        hub.register("check.echo", (arguments, caller) -> arguments.value(0, "value"));
        hub.register("check.both", (arguments, caller) -> Map.of("a", arguments.positional(), "k", arguments.named()));
        hub.register("check.add", (arguments, caller) -> arguments.integer(0, "a") + arguments.integer(1, "b"));
        hub.register("check.big", (arguments, caller) -> "x".repeat((int) arguments.integer(0, "length")));
        hub.register(
                "check.binary",
                (arguments, caller) -> Map.of("blob", new byte[] {1, 2, 3}, "l", List.of(new byte[] {'z', 'z'})));
        hub.register("check.bad", (arguments, caller) -> new Object());
        hub.register("check.fail", (arguments, caller) -> {
            throw new IllegalStateException("boom");
        });
        hub.register("check.later", (arguments, caller) -> {
            Object later = CompletableFuture.supplyAsync(
                    () -> arguments.value(0, "value"), CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS));
            return later;
        });
        hub.register("check.publish", (arguments, caller) -> {
            hub.publish(arguments.text(0, "topic"), arguments.value(1, "data"), Audience.everyone());
            return true;
        });
        hub.register("check.update", (arguments, caller) -> {
            hub.publish("check.state", PackedMap.of(arguments.map(0, "state")), Audience.everyone());
            return null;
        });
        hub.register(
                "check.who",
                (arguments, caller) -> caller.handshake().parameter("user").orElse("nobody"));
        WslinkServlet.mount(
                context,
                "/check-live",
                handshake -> handshake.parameter("absent").isPresent() ? Optional.empty() : Optional.of(hub),
                hub.settings());
        context.addServlet("live peers", new Peers(hub)).addMapping("/check-live-peers");
    }

    /** How many sockets are open. */
    private static final class Peers extends HttpServlet {

        private final transient Hub hub;

        Peers(Hub hub) {
            this.hub = hub;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().println(hub.peers().size());
        }
    }

    @PreDestroy
    void close() {
        hub.close(1001, "Server shutdown");
    }
}
