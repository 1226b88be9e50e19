package dev.quadrel.livestate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.wslink.Audience;
import dev.quadrel.wslink.Pack;
import dev.quadrel.wslink.Peer;
import dev.quadrel.wslink.Unpack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateProtocolTest {

    private final Fixture live = new Fixture().started();
    private final LiveServer server = live.server;
    private final State state = server.state();
    private final Peer browser = Fixture.browser("a");

    private void update(String key, Object value) throws Exception {
        live.call(browser, "trame.state.update", List.of(Map.of("key", key, "value", value)));
    }

    @Test
    void update_tellsTheOthers() throws Exception { // rule 23
        update("x", 1);
        assertThat(live.recorder.sent).singleElement().satisfies(sent -> {
            assertThat(sent.topic()).isEqualTo("trame.state.topic");
            assertThat(sent.value()).isEqualTo(Map.of("x", 1L));
            assertThat(sent.audience()).isEqualTo(Audience.except(browser));
        });
        assertThat(state.get("x")).isEqualTo(1);
        assertThat(state.isDirty("x")).isFalse();
    }

    @Test
    void update_withoutAValueIsNull() throws Exception { // rule 23
        live.call(browser, "trame.state.update", List.of(Map.of("key", "x")));
        assertThat(state.has("x")).isTrue();
        assertThat(state.get("x")).isNull();
    }

    @Test
    void update_thatIsNoneFails() { // rule 23
        assertThatThrownBy(() -> live.call(browser, "trame.state.update", List.of(Map.of("value", 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> live.call(browser, "trame.state.update")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listenersCorrection_isSentToAll() throws Exception { // rule 23
        server.onChange(seen -> seen.set("x", Math.min(10, seen.integer("x"))), "x");
        update("x", 99L);
        assertThat(live.recorder.values()).containsExactly(Map.of("x", 99L), Map.of("x", 10L));
        assertThat(live.recorder.sent.getLast().audience()).isEqualTo(Audience.everyone());
    }

    @Test
    void trigger_flushesAtItsEnd() throws Exception { // rule 24
        server.trigger("go", arguments -> {
            state.set("x", arguments.positional().getFirst());
            assertThat(live.recorder.sent).isEmpty();
            assertThat(server.caller()).contains(browser);
            return arguments.named().get("k");
        });
        assertThat(live.call(browser, "trame.trigger", "go", List.of(3), Map.of("k", "v")))
                .isEqualTo("v");
        assertThat(live.recorder.values()).containsExactly(Map.of("x", 3L));
        assertThat(server.caller()).isEmpty();
    }

    @Test
    void failedTrigger_flushes() { // rule 24
        server.trigger("fail", arguments -> {
            state.set("x", 1);
            throw new IllegalStateException("boom");
        });
        assertThatThrownBy(() -> live.call(browser, "trame.trigger", "fail", List.of(), Map.of()))
                .hasMessage("boom");
        assertThat(live.recorder.values()).containsExactly(Map.of("x", 1L));
    }

    @Test
    void unknownTrigger_isNull() throws Exception { // rule 24
        assertThat(live.call(browser, "trame.trigger", "nothing", List.of(), Map.of()))
                .isNull();
        assertThatThrownBy(() -> live.call(browser, "trame.trigger", "nothing"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asynchronousTrigger_flushesWhenComplete() throws Exception { // rule 24
        CompletableFuture<Object> later = new CompletableFuture<>();
        server.trigger("later", arguments -> {
            state.set("n", 100);
            return later.minimalCompletionStage();
        });
        CompletionStage<?> stage =
                (CompletionStage<?>) live.call(browser, "trame.trigger", "later", List.of(), Map.of());
        assertThat(live.recorder.sent).isEmpty();
        state.set("n", 101);
        later.complete("done");
        assertThat(stage.toCompletableFuture().get(5, TimeUnit.SECONDS)).isEqualTo("done");
        server.networkCompletion().get(5, TimeUnit.SECONDS);
        server.networkCompletion().get(5, TimeUnit.SECONDS);
        assertThat(live.recorder.values()).containsExactly(Map.of("n", 101L));
    }

    @Test
    void newBrowser_getsTheState() throws Exception { // rule 25
        state.set("pending", 1);
        state.set("bad", new Object());
        state.set("file", Map.of("content", "big", "_filter", List.of("content")));
        Map<?, ?> reply = (Map<?, ?>) Unpack.value(Pack.value(live.call(browser, "trame.state.get")));
        assertThat(reply.get("name")).isEqualTo("test");
        Map<?, ?> values = (Map<?, ?>) reply.get("state");
        assertThat(values.get("pending")).isEqualTo(1L);
        assertThat(values.containsKey("bad")).isFalse();
        assertThat(values.get("file")).isEqualTo(Map.of("_filter", List.of("content")));
        assertThat(live.recorder.values())
                .as("those who were there are told, too")
                .singleElement()
                .satisfies(sent -> assertThat(sent).containsEntry("pending", 1L));
    }

    @Test
    void lifeCycle_isToldWhereSet() throws Exception { // rule 26
        List<Object> calls = new ArrayList<>();
        live.call(browser, "trame.lifecycle.update", "client_connected");
        server.controller().add("on_client_connected", arguments -> calls.add("connected"));
        server.controller().add("on_error", arguments -> calls.add(arguments.positional()));
        live.call(browser, "trame.lifecycle.update", "client_connected");
        live.call(browser, "trame.error.client", "oops");
        assertThat(calls).containsExactly("connected", List.of("oops"));
        live.call(browser, "trame.lifecycle.update", "made_up");
        assertThat(server.controller().find("on_made_up")).isEmpty();
    }

    @Test
    void forcePush_sendsToAll() throws Exception { // rule 20
        update("x", 1);
        live.recorder.sent.clear();
        live.call(browser, "trame.force.push", "x", "unknown");
        assertThat(live.recorder.sent).singleElement().satisfies(sent -> {
            assertThat(sent.audience()).isEqualTo(Audience.everyone());
            assertThat(((Map<?, ?>) sent.value()).get("x")).isEqualTo(1L);
            assertThat(((Map<?, ?>) sent.value()).containsKey("unknown")).isTrue();
        });
    }

    @Test
    void network_isLogged(@TempDir Path folder) throws Exception { // rule 32
        Path log = folder.resolve("network.log");
        Files.writeString(log, "of the last start");
        Fixture logged = new Fixture(Fixture.OPTIONS.withLogNetwork(log)).started();
        logged.call(browser, "trame.state.get");
        logged.call(browser, "trame.state.update", List.of(Map.of("key", "x", "value", new byte[] {1})));
        logged.server.jsCall("ref", "focus");
        assertThat(Files.readString(log))
                .doesNotContain("of the last start")
                .contains("INITIAL STATE", "trame__title", "STATE: Client => Server", "<class 'bytes'>")
                .contains("EVENT: Server => Client");
    }
}
