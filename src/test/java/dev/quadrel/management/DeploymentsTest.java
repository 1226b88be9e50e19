package dev.quadrel.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeploymentsTest {

    @AfterEach
    void unregister() {
        List.copyOf(Deployments.all().keySet()).forEach(Deployments::unregister);
    }

    // rule 1
    @Test
    void whatIsRegistered_isReachableUntilItIsTakenAway() {
        register("a.war", "a");
        assertThat(Deployments.choose("a.war").run("x y")).isEqualTo("a: x y");
        assertThat(Deployments.choose("a.war").help()).containsExactly(Map.entry("x", "says a"));
        Deployments.unregister("a.war");
        assertThat(Deployments.all()).isEmpty();
        Deployments.unregister("a.war");
    }

    // rule 1
    @Test
    void anyName_isKept() {
        List<String> names = List.of("*", "a,b=c.war", "ear.ear.\"x\"?.war", "ÄÖ ü.war");
        names.forEach(name -> register(name, name));
        assertThat(Deployments.all().keySet()).containsExactlyElementsOf(names);
        assertThat(Deployments.choose("*").run("x")).isEqualTo("*: x");
    }

    // rule 2
    @Test
    void aSecondOfOneName_replacesTheFirst() {
        register("a.war", "old");
        register("a.war", "new");
        assertThat(Deployments.choose("a.war").run("x")).isEqualTo("new: x");
    }

    // rule 3
    @Test
    void theOnlyOne_needsNoName() {
        register("a.war", "a");
        assertThat(Deployments.choose(null).run("x")).isEqualTo("a: x");
    }

    // rule 4
    @Test
    void whereNoneRuns_theMessageSaysSo() {
        assertThatThrownBy(() -> Deployments.choose(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No deployment of Quadrel runs on this server.");
    }

    // rule 4
    @Test
    void whereSeveralRun_theMessageNamesThem() {
        register("b.war", "b");
        register("a.war", "a");
        assertThatThrownBy(() -> Deployments.choose(null))
                .hasMessageContaining("\"deployment\"")
                .hasMessageEndingWith(": a.war, b.war.");
        assertThat(Deployments.choose("b.war").run("x")).isEqualTo("b: x");
    }

    // rule 4
    @Test
    void anotherName_isRefusedWithThoseThereAre() {
        register("a.war", "a");
        assertThatThrownBy(() -> Deployments.choose("c.war"))
                .hasMessageContaining("\"c.war\"")
                .hasMessageEndingWith(": a.war.");
    }

    // rule 5
    @Test
    void whatACommandRefuses_isTheCallersToRead() {
        register("a.war", "a");
        assertThatThrownBy(() -> Deployments.choose(null).run("wrong"))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("a does not know \"wrong\"");
    }

    private void register(String name, String text) {
        Deployments.register(name, new Echo(text), new Counted());
    }

    /// Says its name and the line.
    private record Echo(String name) implements CommandsMXBean {

        @Override
        public Map<String, Long> figures() {
            return Map.of();
        }

        @Override
        public String run(String line) {
            if (line.startsWith("wrong")) {
                throw new IllegalArgumentException(name + " does not know \"" + line + "\"");
            }
            return name + ": " + line;
        }

        @Override
        public Map<String, String> help() {
            return Map.of("x", "says " + name);
        }
    }
}
