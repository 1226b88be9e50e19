package dev.quadrel.livestate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModulesTest {

    private final LiveServer server = new Fixture().server;
    private final State state = server.state();

    @Test
    void module_isEnabledOnce() { // rule 27
        List<Object> calls = new ArrayList<>();
        Module.Setup setup = (given, options) -> calls.add(options);
        Module module = Module.with()
                .scripts("a.js", List.of("b.js", Map.of("serial", "g")))
                .moduleScripts("m.js")
                .styles("s.css")
                .state("x", 1)
                .serve("a", Path.of("one"))
                .www(Path.of("page"))
                .setup(setup)
                .module();
        assertThat(server.enableModule(module, Map.of("k", 1))).isTrue();
        assertThat(server.enableModule(module, Map.of("k", 2))).isFalse();
        assertThat(calls).containsExactly(Map.of("k", 1));
        assertThat(state.list("trame__scripts")).containsExactly("a.js", List.of("b.js", Map.of("serial", "g")));
        assertThat(state.list("trame__module_scripts")).containsExactly("m.js");
        assertThat(state.list("trame__styles")).containsExactly("s.css");
        assertThat(state.get("x")).isEqualTo(1);
        assertThat(server.served()).containsEntry("a", Path.of("one"));
        assertThat(server.www()).contains(Path.of("page"));
    }

    @Test
    void laterModule_wins() { // rule 27
        Module.Parts first = Module.with().serve("a", Path.of("one")).scripts("a.js");
        server.enableModule(first.module());
        server.enableModule(
                Module.with().serve("a", Path.of("two")).scripts("a.js").module());
        assertThat(server.served()).containsEntry("a", Path.of("two"));
        assertThat(state.list("trame__scripts")).as("not unique").containsExactly("a.js", "a.js");
    }

    @Test
    void setup_enablesWhatItNeeds() { // rule 27
        Module needed = Module.with().scripts("needed.js").module();
        server.childServer("left_")
                .enableModule(Module.with()
                        .scripts("own.js")
                        .setup((given, options) -> {
                            assertThat(given).isSameAs(server);
                            given.enableModule(needed);
                        })
                        .module());
        assertThat(state.list("trame__scripts")).containsExactly("needed.js", "own.js");
    }

    @Test
    void plugIns_areMergedByName() { // rule 28
        server.enableModule(Module.with()
                .vueUse("a", List.of("b", Map.of("x", Map.of("one", 1), "y", 1)))
                .module());
        server.enableModule(Module.with()
                .vueUse(List.of("b", Map.of("x", Map.of("two", 2), "y", 2)), "a", "c")
                .module());
        assertThat(state.list("trame__vue_use"))
                .containsExactly("a", List.of("b", Map.of("x", Map.of("one", 1, "two", 2), "y", 2)), "c");
    }
}
