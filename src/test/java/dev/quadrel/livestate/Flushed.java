package dev.quadrel.livestate;

import dev.quadrel.controller.Translator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A state that is flushed to a list.
final class Flushed {

    /// What browsers were told.
    final List<Map<String, @Nullable Object>> pushed = new ArrayList<>();

    /// The listeners that were.
    final List<String> told = new ArrayList<>();

    final ReentrantLock lock = new ReentrantLock();
    final StateTable table = new StateTable(
            () -> {
                lock.lock();
                return lock::unlock;
            },
            new MemoryStore(),
            changed -> pushed.add(new LinkedHashMap<>(changed)),
            50);
    final State state = new State(table, Translator.none());

    Flushed() {
        table.ready();
    }

    /// Sets what browsers know.
    void known(String key, @Nullable Object value) {
        state.set(key, value);
        state.flush();
        pushed.clear();
        told.clear();
    }

    /// Takes a note of each change.
    void listen(String name, String... keys) {
        state.onChange(seen -> told.add(name), keys);
    }
}
