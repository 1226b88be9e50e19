package dev.quadrel.livestate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every form of the state does.
abstract class StateStoreContract {

    /// An empty one.
    abstract StateStore store();

    private static Map<String, @Nullable Object> nulls(String... keys) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Arrays.asList(keys).forEach(key -> values.put(key, null));
        return values;
    }

    @Test
    void absentKey_isNull() { // rule 33
        StateStore store = store();
        assertThat(store.get("x")).isNull();
        assertThat(store.contains("x")).isFalse();
        assertThat(store.snapshot()).isEmpty();
        assertThat(store.kept()).isEmpty();
    }

    @Test
    void values_areThereAtOnce() { // rule 33
        StateStore store = store();
        Object list = List.of(1, "two", Map.of("three", 3.5));
        store.putAll(Map.of("list", list));
        store.putAll(nulls("nothing"));
        assertThat(store.get("list")).isSameAs(list);
        assertThat(store.contains("nothing")).isTrue();
        assertThat(store.get("nothing")).isNull();
        store.flushed();
        assertThat(store.get("list")).isSameAs(list);
        store.putAll(nulls("list"));
        assertThat(store.contains("list")).isTrue();
        assertThat(store.get("list")).isNull();
    }

    @Test
    void keys_areInTheOrderInWhichTheyCame() { // rule 33
        StateStore store = store();
        store.putAll(nulls("z", "a", "trame__title"));
        store.flushed();
        store.putAll(nulls("m", "a", "b"));
        store.flushed();
        assertThat(store.snapshot().keySet()).containsExactly("z", "a", "trame__title", "m", "b");
    }

    @Test
    void snapshot_staysAsItIs() { // rule 33
        StateStore store = store();
        store.putAll(Map.of("x", 1));
        Map<String, @Nullable Object> before = store.snapshot();
        store.putAll(Map.of("x", 2));
        before.put("y", 3);
        assertThat(before).containsEntry("x", 1);
        assertThat(store.contains("y")).isFalse();
    }

    @Test
    void whatCannotBePacked_isThereAllTheSame() { // rule 33
        StateStore store = store();
        Object other = new Object();
        store.putAll(Map.of("x", other));
        store.flushed();
        assertThat(store.get("x")).isSameAs(other);
    }

    @Test
    void alone_nobodyElseChangesAnything() { // rule 36
        StateStore store = store();
        store.watch(() -> {
            throw new AssertionError("there is nobody else");
        });
        store.putAll(Map.of("x", 1));
        store.flushed();
        assertThat(store.fromOthers()).isEmpty();
        assertThat(store.get("x")).isEqualTo(1);
    }
}
