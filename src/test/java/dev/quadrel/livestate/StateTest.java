package dev.quadrel.livestate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.controller.Translator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a view of the state does, with a push that takes notes.
class StateTest {

    private final Flushed flushed = new Flushed();
    private final State state = flushed.state;
    private final List<Map<String, @Nullable Object>> pushed = flushed.pushed;
    private final List<String> told = flushed.told;

    @Test
    void missingKey_isNull() { // rule 1
        assertThat(state.get("x")).isNull();
        assertThat(state.has("x")).isFalse();
    }

    @Test
    void firstNull_isAChange() { // rule 2
        flushed.listen("x", "x");
        state.set("x", null);
        assertThat(state.has("x")).isTrue();
        assertThat(state.flush()).contains(Set.of("x"));
        assertThat(pushed).hasSize(1);
        assertThat(told).containsExactly("x");
    }

    @Test
    void setBack_isNoChange() { // rule 2
        flushed.known("x", 1);
        flushed.listen("x", "x");
        state.set("x", 2);
        assertThat(state.get("x")).isEqualTo(2);
        state.set("x", 1.0);
        assertThat(state.isDirty("x")).isFalse();
        assertThat(state.get("x")).isEqualTo(1);
        assertThat(state.flush()).contains(Set.of());
        assertThat(pushed).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void update_followsTheSameRule() { // rule 2
        flushed.known("x", 1);
        state.update(Map.of("x", 1));
        assertThat(state.isDirty("x")).isFalse();
        state.update(Map.of("x", 2));
        assertThat(state.isDirty("x")).isTrue();
        state.update(Map.of("x", true));
        assertThat(state.isDirty("x")).isFalse();
    }

    @Test
    void changeInPlace_isNotSeen() { // rule 3
        List<Object> list = new ArrayList<>(List.of(1));
        flushed.known("list", list);
        flushed.listen("list", "list");
        list.add(2);
        state.set("list", list);
        assertThat(state.flush()).contains(Set.of());
        state.dirty("list");
        assertThat(state.flush()).contains(Set.of("list"));
        assertThat(told).containsExactly("list");
        assertThat(pushed).hasSize(1);
    }

    @Test
    void setDefault_keepsWhatIsThere() { // rule 5
        flushed.listen("x", "x", "y");
        assertThat(state.setDefault("x", 1)).isEqualTo(1);
        assertThat(state.setDefault("x", 2)).isEqualTo(1);
        state.flush();
        assertThat(told).containsExactly("x");
        flushed.known("y", null);
        assertThat(state.setDefault("y", 3)).isNull();
        assertThat(state.isDirty("y")).isFalse();
    }

    @Test
    void dirty_asksForAnyOrAll() { // rule 6
        flushed.known("clean", 1);
        state.set("x", 1);
        assertThat(state.isDirty("x", "clean")).isTrue();
        assertThat(state.isDirty("clean")).isFalse();
        assertThat(state.isDirty()).isFalse();
        assertThat(state.isDirtyAll("x", "clean")).isFalse();
        assertThat(state.isDirtyAll("x")).isTrue();
        assertThat(state.isDirtyAll()).isTrue();
    }

    @Test
    void dirtyOfAnUnknownKey_isNull() { // rule 6
        state.dirty("x");
        assertThat(state.flush()).contains(Set.of("x"));
        assertThat(pushed.getFirst()).containsEntry("x", null);
    }

    @Test
    void dirty_isClearedByTheSameValue() { // rule 6
        flushed.known("x", 1);
        flushed.listen("x", "x");
        state.dirty("x");
        assertThat(state.isDirty("x")).isTrue();
        state.set("x", 1);
        assertThat(state.isDirty("x")).isFalse();
        state.flush();
        assertThat(told).isEmpty();
    }

    @Test
    void clean_isSilent() { // rule 7
        flushed.known("y", 0);
        flushed.listen("x", "x");
        flushed.listen("y", "y");
        state.set("x", 1);
        state.set("y", 1);
        state.clean("x");
        assertThat(state.get("x")).isEqualTo(1);
        assertThat(state.isDirty("x")).isFalse();
        assertThat(state.flush()).contains(Set.of("y"));
        assertThat(told).as("forgotten for all keys").isEmpty();
    }

    @Test
    void clientOnly_flushesWhatIsNew() { // rule 8
        flushed.known("trame__client_only", List.of("trame__busy"));
        state.clientOnly("a", "b");
        assertThat(pushed).hasSize(1);
        assertThat(state.list("trame__client_only")).containsExactly("trame__busy", "a", "b");
        state.clientOnly("a");
        assertThat(pushed).hasSize(1);
    }

    @Test
    void toMap_flushes() { // rule 16
        state.set("b", 1);
        state.set("a", null);
        assertThat(state.toMap()).containsExactly(Map.entry("b", 1), entry("a", null));
        assertThat(state.isDirty("a", "b")).isFalse();
    }

    @Test
    void view_hasNamesOfItsOwn() { // rule 17
        State child = state.view(Translator.prefix("left_"));
        child.onChange(
                seen -> told.add("child " + seen.get("x") + " " + seen.toMap().keySet()), "x");
        state.set("x", 0);
        child.set("x", 1);
        state.flush();
        assertThat(state.get("left_x")).isEqualTo(1);
        assertThat(child.has("x")).isTrue();
        assertThat(child.isDirtyAll("x")).isFalse();
        assertThat(told).singleElement().asString().startsWith("child 1 [x");
        assertThat(child.toMap()).containsExactly(Map.entry("x", 1));
    }

    @Test
    void typedReads_takeWhatFits() { // rule 18
        state.update(Map.of("n", 3L, "d", 2.5, "t", "7", "list", List.of(1), "map", Map.of("k", 1)));
        assertThat(state.integer("n")).isEqualTo(3);
        assertThat(state.integer("t")).isEqualTo(7);
        assertThat(state.number("d")).isEqualTo(2.5);
        assertThat(state.text("missing")).isEmpty();
        assertThat(state.flag("n")).isTrue();
        assertThat(state.flag("missing")).isFalse();
        assertThat(state.list("list")).isEqualTo(Arrays.asList(1));
        assertThat(state.map("map")).containsEntry("k", 1);
        assertThatThrownBy(() -> state.integer("list"))
                .isInstanceOf(ClassCastException.class)
                .hasMessage("\"list\" is a list of 1, not a whole number");
    }

    private static Map.Entry<String, @Nullable Object> entry(String key, @Nullable Object value) {
        return new java.util.AbstractMap.SimpleEntry<>(key, value);
    }
}
