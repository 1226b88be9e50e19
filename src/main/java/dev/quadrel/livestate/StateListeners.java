package dev.quadrel.livestate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who listens to which keys, and whose keys have changed since the last round.
final class StateListeners {

    /// A listener and the state it is given. One listener may listen to several keys.
    record Entry(ChangeListener listener, State state) {}

    private final Map<String, List<Entry>> entries = new HashMap<>();
    private final List<Scope> suppressions = new ArrayList<>();

    /// Keys whose listeners run in the next round, in the order in which they changed.
    private final Set<String> scheduled = new LinkedHashSet<>();

    void add(String key, Entry entry) {
        entries.computeIfAbsent(key, any -> new ArrayList<>()).add(entry);
    }

    /// Of equal ones, one goes.
    void remove(String key, Entry entry) {
        entries.getOrDefault(key, new ArrayList<>()).remove(entry);
    }

    void schedule(String key) {
        if (!isSuppressed(key)) {
            scheduled.add(key);
        }
    }

    void unschedule(String key) {
        scheduled.remove(key);
    }

    void unscheduleAll() {
        scheduled.clear();
    }

    /// No listener of these keys is scheduled until the scope is closed; of no key at all where none is given.
    Suppression suppress(Set<String> keys) {
        Scope scope = new Scope(keys);
        suppressions.add(scope);
        return scope;
    }

    private boolean isSuppressed(String key) {
        return suppressions.stream().anyMatch(scope -> scope.hides(key));
    }

    /// Equal to itself alone: two scopes of the same keys end one after the other.
    private final class Scope implements Suppression {

        private final Set<String> keys;

        Scope(Set<String> keys) {
            this.keys = keys;
        }

        boolean hides(String key) {
            return keys.isEmpty() || keys.contains(key);
        }

        @Override
        public void close() {
            suppressions.remove(this);
        }
    }

    /// Those that a round runs: each once, in the order of the changes, then of registration.
    List<Entry> takeScheduled() {
        Set<Entry> round = new LinkedHashSet<>();
        scheduled.forEach(key -> round.addAll(entries.getOrDefault(key, List.of())));
        scheduled.clear();
        return List.copyOf(round);
    }
}
