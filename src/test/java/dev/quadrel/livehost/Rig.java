package dev.quadrel.livehost;

import dev.quadrel.livestate.LiveServer;
import dev.quadrel.wslink.Arguments;
import dev.quadrel.wslink.Handshake;
import dev.quadrel.wslink.Peer;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// CDI with live applications, and browsers that call them.
final class Rig {

    private Rig() {}

    static SeContainer container(Class<?>... beans) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new LiveExtension())
                .addBeanClasses(LiveApplications.class)
                .addBeanClasses(beans)
                .initialize();
    }

    /// The host of the only application.
    static LiveHost host(SeContainer container, Map<String, String> settings) {
        LiveSettings values = LiveSettings.from(
                new SmallRyeConfigBuilder().withDefaultValues(settings).build());
        LiveExtension extension = container.select(LiveExtension.class).get();
        return LiveHost.of(
                extension.types().getFirst(),
                values,
                container.select(BeanManager.class).get());
    }

    static @Nullable Object trigger(LiveServer server, String name, @Nullable Object... values) throws Exception {
        return call(server, "trame.trigger", name, Arrays.asList(values), Map.of());
    }

    static @Nullable Object call(LiveServer server, String method, @Nullable Object... values) throws Exception {
        return server.hub()
                .loop()
                .call(() -> server.protocols()
                        .find(method)
                        .orElseThrow()
                        .call(new Arguments(Arrays.asList(values), Map.of()), browser()));
    }

    static Peer browser() {
        return new Browser("b");
    }

    static Handshake handshake(String session) {
        return new Handshake(
                java.util.Optional.empty(), Map.of("session", List.of(session)), Map.of(), java.util.Optional.empty());
    }

    private record Browser(String id) implements Peer {

        @Override
        public Handshake handshake() {
            return Handshake.EMPTY;
        }

        @Override
        public boolean isAuthenticated() {
            return true;
        }

        @Override
        public void close(int code, String reason) {}
    }
}
