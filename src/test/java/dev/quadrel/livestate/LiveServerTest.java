package dev.quadrel.livestate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveServerTest {

    private final Fixture live = new Fixture();
    private final LiveServer server = live.server;

    @Test
    void newServer_hasNineVariables() { // rule 31
        assertThat(((Map<?, ?>) server.serverState().get("state"))
                        .keySet().stream().map(String::valueOf))
                .containsExactly(
                        "trame__scripts",
                        "trame__module_scripts",
                        "trame__styles",
                        "trame__vue_use",
                        "trame__mousetrap",
                        "trame__client_only",
                        "trame__busy",
                        "trame__favicon",
                        "trame__title");
        assertThat(server.serverState().get("name")).isEqualTo("test");
    }

    @Test
    void start_callsItsHooks() { // rules 13 and 29
        List<String> calls = new ArrayList<>();
        CompletableFuture<Boolean> ready = server.ready();
        server.onChange(seen -> calls.add("change " + server.isRunning()), "trame__title");
        server.controller()
                .add(
                        "on_server_start",
                        given -> calls.add("start " + given.positional().contains(server)));
        server.controller().add("on_server_bind", given -> calls.add("bind"));
        server.controller()
                .add(
                        "on_server_ready",
                        given -> calls.add("ready " + given.named().get("trame__title")));
        server.controller().add("on_server_exited", given -> calls.add("exited"));
        server.addProtocol(protocols -> calls.add("protocol"));
        server.start();
        server.start();
        assertThat(ready).isCompletedWithValue(true);
        server.stop();
        assertThat(server.isRunning()).isFalse();
        assertThat(server.ready()).isNotCompleted();
        assertThat(calls).containsExactly("start true", "protocol", "bind", "change true", "ready Trame", "exited");
    }

    @Test
    void protocols_areCalledAfterTheStart() throws Exception { // rule 30
        assertThatThrownBy(() -> server.protocolCall("my.echo")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> server.forceStatePush("x")).isInstanceOf(IllegalStateException.class);
        server.addProtocol(protocols -> protocols.register("my.echo", (arguments, caller) -> arguments.positional()));
        server.start();
        assertThat(server.protocolCall("my.echo", 1, "two")).isEqualTo(List.of(1, "two"));
        assertThat(server.protocolCall("my.unknown")).isNull();
        server.addProtocol(protocols -> protocols.register("my.late", (arguments, caller) -> "late"));
        assertThat(server.protocolCall("my.late")).isEqualTo("late");
        assertThatThrownBy(() -> server.protocols().register("My Name", (arguments, caller) -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"My Name\"");
    }

    @Test
    void jsCall_isForAllBrowsers() { // rule 30
        server.jsCall("ref", "focus");
        assertThat(live.recorder.sent).isEmpty();
        live.started();
        server.jsCall("myref", "focus", 1, "two", Map.of("three", 3));
        assertThat(live.recorder.sent).singleElement().satisfies(sent -> {
            assertThat(sent.topic()).isEqualTo("trame.actions.topic");
            assertThat(sent.value())
                    .isEqualTo(List.of(Map.of(
                            "type", "method",
                            "ref", "myref",
                            "method", "focus",
                            "args", List.of(1L, "two", Map.of("three", 3L)))));
        });
    }

    @Test
    void child_sharesAllButNames() throws Exception { // rule 17
        LiveServer child = server.childServer("left_");
        live.started();
        child.state().set("x", 1);
        child.context().set("c", 2);
        child.trigger("go", arguments -> "went");
        assertThat(server.state().get("left_x")).isEqualTo(1);
        assertThat(server.context().get("left_c")).isEqualTo(2);
        assertThat(child.root()).isSameAs(server);
        assertThat(child.isRunning()).isTrue();
        assertThat(server.controller().triggerFunction("left_go")).isPresent();
        child.forceStatePush("x");
        assertThat(live.recorder.values()).containsExactly(Map.of("left_x", 1L));
    }

    @Test
    void context_isNotPushed() { // rule 19
        live.started();
        server.context().set("secret", 1);
        server.context().flush();
        server.state().flush();
        assertThat(live.recorder.sent).isEmpty();
    }

    @Test
    void clearedCache_isToldAgain() { // rule 20
        live.started();
        server.state().set("x", 1);
        server.state().flush();
        server.state().dirty("x");
        server.state().flush();
        assertThat(live.recorder.sent).hasSize(1);
        server.clearStateClientCache("x");
        server.state().dirty("x");
        server.state().flush();
        assertThat(live.recorder.sent).hasSize(2);
    }

    @Test
    void templates_areVariables(@TempDir Path folder) throws Exception { // rule 31
        live.started();
        server.templates().put("main", "<b>{{ x }}</b>");
        server.templates().file("other", Files.writeString(folder.resolve("t.html"), "<i/>"));
        assertThat(live.recorder.values())
                .containsExactly(
                        Map.of("trame__template_main", "<b>{{ x }}</b>"), Map.of("trame__template_other", "<i/>"));
        assertThat(server.templates().names()).containsExactlyInAnyOrder("main", "other");
        server.templates().clear();
        assertThat(server.templates().html("main")).isEmpty();
    }

    @Test
    void execute_flushes() throws Exception { // rule 14
        live.started();
        server.execute(() -> server.state().set("x", 1));
        server.networkCompletion().get(5, TimeUnit.SECONDS);
        assertThat(live.recorder.values()).containsExactly(Map.of("x", 1L));
    }

    @Test
    void task_runsBesideAllElse() throws Exception { // rule 14
        assertThat(server.task(() -> "done").get(5, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(server.task(() -> {
                    throw new IllegalStateException("boom");
                }))
                .failsWithin(java.time.Duration.ofSeconds(5));
    }

    @Test
    void exit_isInertUnlessAllowed() throws Exception { // rule 30
        live.started();
        assertThat(live.call(Fixture.browser("a"), "application.exit")).isNull();
        assertThat(live.call(Fixture.browser("a"), "application.exit.later", 0)).isNull();
        server.networkCompletion().get(5, TimeUnit.SECONDS);
        assertThat(server.isRunning()).isTrue();
        Fixture open = new Fixture(Fixture.OPTIONS.withExit(true)).started();
        open.call(Fixture.browser("a"), "application.exit");
        for (int i = 0; i < 100 && open.server.isRunning(); i++) {
            Thread.sleep(20);
        }
        assertThat(open.server.isRunning()).isFalse();
    }
}
