package dev.quadrel.livehost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.livestate.LiveApplication;
import dev.quadrel.livestate.LiveProcedure;
import dev.quadrel.livestate.LiveServer;
import dev.quadrel.livestate.OnChange;
import dev.quadrel.livestate.OnConnect;
import dev.quadrel.livestate.OnDisconnect;
import dev.quadrel.livestate.State;
import dev.quadrel.livestate.Trigger;
import dev.quadrel.wslink.Arguments;
import dev.quadrel.wslink.Peer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveExtensionTest {

    /// As in the documentation.
    @LiveApplication("counter")
    public static class Counter {

        @Inject
        LiveServer server;

        @OnChange("count")
        void recompute(State state) {
            state.set("double", 2 * state.integer("count"));
        }

        @Trigger("reset")
        void reset() {
            server.state().set("count", 0);
        }

        @Trigger("add")
        long add(long left, Optional<Long> right, State state, LiveServer given, Peer caller) {
            assertThat(given).isSameAs(server);
            assertThat(caller).isNotNull();
            return left + right.orElse(10L);
        }

        @LiveProcedure("my.echo")
        Map<String, Object> echo(Arguments all) {
            return Map.of("a", all.positional());
        }

        @OnConnect
        void came(Peer peer, State state) {
            state.set("last", "came " + peer.id());
        }

        @OnDisconnect
        void went(State state) {
            state.set("last", "went");
        }
    }

    /// Another of the same name.
    @LiveApplication("counter")
    public static class Twin {}

    /// One whose name is no path.
    @LiveApplication("My App")
    public static class OddName {}

    /// One whose method takes what it cannot be given.
    @LiveApplication("wants")
    public static class Wants {
        @OnChange("x")
        void changed(String value) {}
    }

    /// One whose method cannot be called.
    @LiveApplication("hidden")
    public static class Hidden {
        @Trigger("x")
        static void hidden() {}
    }

    /// One with a scope of another kind.
    @LiveApplication("scoped")
    @ApplicationScoped
    public static class Scoped {}

    /// Somebody else who needs the server.
    @ApplicationScoped
    public static class Other {
        @Inject
        LiveServer server;

        String name() {
            return server.name();
        }
    }

    @Test
    void sameName_failsTheDeployment() { // rule 1
        assertThatThrownBy(() -> Rig.container(Counter.class, Twin.class))
                .hasMessageContaining("\"counter\"")
                .hasMessageContaining("Twin");
    }

    @Test
    void whatCannotWork_failsTheDeployment() { // rule 1
        assertThatThrownBy(() -> Rig.container(OddName.class)).hasMessageContaining("\"My App\"");
        assertThatThrownBy(() -> Rig.container(Wants.class)).hasMessageContaining("Wants.changed()");
        assertThatThrownBy(() -> Rig.container(Hidden.class)).hasMessageContaining("Hidden.hidden()");
        assertThatThrownBy(() -> {
                    try (SeContainer container = Rig.container(Scoped.class)) {
                        Rig.host(container, Map.of()).any();
                    }
                })
                .hasMessageContaining("ApplicationScoped");
    }

    @Test
    void methods_areConnected() throws Exception { // rule 3
        try (SeContainer container = Rig.container(Counter.class)) {
            LiveServer server = Rig.host(container, Map.of()).any().server();
            Rig.call(server, "trame.state.update", List.of(Map.of("key", "count", "value", 7L)));
            assertThat(server.state().get("double")).isEqualTo(14L);
            Rig.trigger(server, "reset");
            assertThat(server.state().get("double")).isEqualTo(0L);
            assertThat(Rig.trigger(server, "add", 1L)).isEqualTo(11L);
            assertThat(Rig.trigger(server, "add", 1L, 2L)).isEqualTo(3L);
            assertThatThrownBy(() -> Rig.trigger(server, "add", "one")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Rig.trigger(server, "add")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Rig.trigger(server, "add", 1L, 2L, 3L))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(Rig.call(server, "trame.trigger", "add", List.of(), Map.of("left", 5L, "right", 6L)))
                    .isEqualTo(11L);
            assertThat(Rig.call(server, "my.echo", 1L)).isEqualTo(Map.of("a", List.of(1L)));
        }
    }

    @Test
    void exampleOfReadme_works() throws Exception {
        try (SeContainer container = Rig.container(Clicks.class)) {
            LiveServer server = Rig.host(container, Map.of()).any().server();
            Rig.call(server, "trame.state.update", List.of(Map.of("key", "count", "value", 2L)));
            assertThat(server.state().get("double")).isEqualTo(4L);
        }
    }

    @Test
    void figures_areOfWhatHasStarted() throws Exception {
        try (SeContainer container = Rig.container(Clicks.class, HostFigures.class)) {
            HostFigures figures = container.select(HostFigures.class).get();
            assertThat(values(figures)).containsExactly(0.0, 0.0, 0.0);
            assertThat(container.select(LiveApplications.class).get().server("clicks"))
                    .isPresent();
            assertThat(values(figures)).containsExactly(0.0, 1.0, 0.0);
        }
    }

    private static List<Double> values(HostFigures figures) {
        return figures.figures().stream()
                .map(figure -> figure.samples().getFirst().value())
                .toList();
    }

    @Test
    void clients_areToldOf() { // rule 3
        try (SeContainer container = Rig.container(Counter.class)) {
            LiveInstance instance = Rig.host(container, Map.of()).any();
            instance.authenticated(Rig.browser());
            assertThat(instance.server().state().get("last")).isEqualTo("came b");
            instance.closed(Rig.browser());
            assertThat(instance.server().state().get("last")).isEqualTo("went");
        }
    }

    @Test
    void server_isInjectedElsewhere() { // rule 2
        try (SeContainer container = Rig.container(Counter.class, Other.class)) {
            assertThat(container.select(Other.class).get().name()).isEqualTo("counter");
            LiveApplications applications =
                    container.select(LiveApplications.class).get();
            assertThat(applications.server("counter")).isPresent();
            assertThat(applications.server("other")).isEmpty();
        }
    }

    @Test
    void sharedApplication_isOne() { // rule 4
        try (SeContainer container = Rig.container(Counter.class)) {
            LiveHost host = Rig.host(container, Map.of("quadrel.live.secret", "s"));
            LiveInstance first = host.any();
            assertThat(host.any()).isSameAs(first);
            assertThat(host.hub(Rig.handshake(""))).contains(first.server().hub());
            assertThat(host.ticket("", Optional.empty()).orElseThrow().secret()).isEqualTo("s");
            first.server().stop();
            assertThat(host.any()).isNotSameAs(first);
            host.end();
        }
    }
}
