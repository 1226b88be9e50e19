package dev.quadrel.livestate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.controller.Translator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What happens when the state is flushed, with a push that takes notes.
class StateFlushTest {

    private final Flushed flushed = new Flushed();
    private final State state = flushed.state;
    private final List<Map<String, @Nullable Object>> pushed = flushed.pushed;
    private final List<String> told = flushed.told;

    @Test
    void listeners_runInOrderAndOnce() { // rule 9
        flushed.listen("first b", "b");
        flushed.listen("a and b", "a", "b");
        flushed.listen("second a", "a");
        state.set("a", 1);
        state.set("b", 1);
        state.flush();
        assertThat(told).containsExactly("a and b", "second a", "first b");
    }

    @Test
    void push_precedesListeners() { // rule 9
        state.onChange(seen -> told.add("pushed " + pushed.size()), "a");
        state.set("a", 1);
        state.flush();
        assertThat(told).containsExactly("pushed 1");
    }

    @Test
    void listenersChanges_areTheNextRound() { // rule 10
        state.onChange(seen -> seen.set("double", 2 * seen.integer("count")), "count");
        flushed.listen("double", "double");
        state.set("count", 3);
        assertThat(state.flush()).contains(Set.of("count", "double"));
        assertThat(pushed).containsExactly(Map.of("count", 3), Map.of("double", 6L));
        assertThat(told).containsExactly("double");
    }

    @Test
    void flushWithinAListener_doesNothing() { // rule 10
        state.onChange(seen -> told.add("flushed " + seen.flush()), "a");
        state.set("a", 1);
        state.flush();
        assertThat(told).containsExactly("flushed Optional.empty");
    }

    @Test
    void failedListener_leavesTheOthers() { // rule 11
        state.onChange(
                seen -> {
                    throw new IllegalStateException("boom");
                },
                "a");
        flushed.listen("second", "a");
        state.set("a", 1);
        assertThat(state.flush()).contains(Set.of("a"));
        assertThat(told).containsExactly("second");
    }

    @Test
    void endlessListeners_areLeft() { // rule 12
        state.onChange(seen -> seen.set("a", seen.integer("a") + 1), "a");
        state.set("a", 1);
        state.flush();
        assertThat(pushed).hasSize(50);
        assertThat(state.get("a")).isEqualTo(51L);
    }

    @Test
    void removedListener_isNotTold() { // rule 9
        Runnable end = state.onChange(seen -> told.add("gone"), "a", "b");
        end.run();
        state.set("a", 1);
        state.flush();
        assertThat(told).isEmpty();
    }

    @Test
    void nothing_isFlushedBeforeTheStart() { // rule 13
        StateTable fresh = new StateTable(() -> () -> {}, new MemoryStore(), pushed::add, 50);
        State early = new State(fresh, Translator.none());
        early.onChange(seen -> told.add("a is " + seen.get("a")), "a");
        early.set("a", 1);
        assertThat(early.flush()).isEmpty();
        assertThat(pushed).isEmpty();
        fresh.ready();
        assertThat(pushed).hasSize(1);
        assertThat(told).containsExactly("a is 1");
    }

    @Test
    void changes_flushAtTheirEnd() { // rule 14
        assertThatThrownBy(() -> {
                    try (Changes _ = state.changes()) {
                        state.set("a", 1);
                        throw new IllegalStateException("boom");
                    }
                })
                .hasMessage("boom");
        assertThat(pushed).hasSize(1);
        assertThat(flushed.lock.isHeldByCurrentThread()).isFalse();
    }

    @Test
    void changes_nest() { // rule 14
        try (Changes _ = state.changes()) {
            state.set("a", 1);
            try (Changes _ = state.changes()) {
                state.set("b", 1);
            }
            assertThat(pushed).containsExactly(Map.of("a", 1, "b", 1));
            state.set("a", 2);
        }
        assertThat(pushed).hasSize(2);
    }

    @Test
    void suppressedKeys_arePushedOnly() { // rule 15
        flushed.listen("a", "a");
        flushed.listen("b", "b");
        try (Suppression _ = state.suppressChangeListeners("a")) {
            state.update(Map.of("a", 1, "b", 1));
            try (Suppression _ = state.suppressChangeListeners()) {
                state.set("b", 2);
            }
        }
        state.flush();
        assertThat(pushed).hasSize(1);
        assertThat(told).containsExactly("b");
        state.set("a", 2);
        state.flush();
        assertThat(told).containsExactly("b", "a");
    }

    @Test
    void suppressionOfAll_suppressesAll() { // rule 15
        flushed.listen("a", "a");
        try (Suppression _ = state.suppressChangeListeners()) {
            state.set("a", 1);
        }
        state.flush();
        assertThat(told).isEmpty();
        assertThat(pushed).hasSize(1);
    }

    @Test
    void modifiedKeys_areThoseOfTheRound() { // rule 10
        state.onChange(
                seen -> {
                    told.add("keys " + List.copyOf(seen.modifiedKeys()));
                    seen.set("b", 1);
                },
                "a",
                "b");
        state.set("a", 1);
        state.flush();
        assertThat(told).containsExactly("keys [a]", "keys [b]");
    }
}
