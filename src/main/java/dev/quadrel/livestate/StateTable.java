package dev.quadrel.livestate;

import dev.quadrel.wslink.SparingLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The values that all views of a state share, by the server's names: those that browsers know, and those
/// that have changed since. Thread safe: each method waits for its turn.
final class StateTable {

    private static final SparingLog LOG = new SparingLog(Logger.getLogger("dev.quadrel.livestate"));

    private static final String CLIENT_ONLY = "trame__client_only";

    /// Is told the changes of a round, before the listeners are.
    @FunctionalInterface
    interface Push {
        void push(Map<String, @Nullable Object> changed);
    }

    private final Turns turns;
    private final StateStore pushed;
    private final Push push;
    private final int roundLimit;
    private final StateListeners listeners = new StateListeners();
    private final Map<String, @Nullable Object> pending = new LinkedHashMap<>();
    private Set<String> modified = Set.of();
    private boolean ready;
    private boolean flushing;

    /// @param roundLimit rounds of one flush, after which it gives up
    StateTable(Turns turns, StateStore pushed, Push push, int roundLimit) {
        this.turns = turns;
        this.pushed = pushed;
        this.push = push;
        this.roundLimit = roundLimit;
    }

    Turns turns() {
        return turns;
    }

    @Nullable
    Object get(String key) {
        try (Turns.Turn _ = turns.take()) {
            return current(key);
        }
    }

    private @Nullable Object current(String key) {
        return pending.containsKey(key) ? pending.get(key) : pushed.get(key);
    }

    boolean has(String key) {
        try (Turns.Turn _ = turns.take()) {
            return pending.containsKey(key) || pushed.contains(key);
        }
    }

    void set(String key, @Nullable Object value) {
        try (Turns.Turn _ = turns.take()) {
            if (pushed.contains(key) && Equality.same(value, pushed.get(key))) {
                pending.remove(key);
                listeners.unschedule(key);
            } else {
                pending.put(key, value);
                listeners.schedule(key);
            }
        }
    }

    /// The value that browsers know where there is one, else the pending one, else this.
    @Nullable
    Object setIfAbsent(String key, @Nullable Object value) {
        try (Turns.Turn _ = turns.take()) {
            if (pushed.contains(key)) {
                return pushed.get(key);
            }
            listeners.schedule(key);
            if (!pending.containsKey(key)) {
                pending.put(key, value);
            }
            return pending.get(key);
        }
    }

    boolean isPending(String key) {
        try (Turns.Turn _ = turns.take()) {
            return pending.containsKey(key);
        }
    }

    void dirty(List<String> keys) {
        try (Turns.Turn _ = turns.take()) {
            for (String key : keys) {
                if (!pending.containsKey(key)) {
                    pending.put(key, pushed.get(key));
                }
                listeners.schedule(key);
            }
        }
    }

    /// Takes what is pending of these keys as known, and forgets whose listeners are scheduled, of all keys.
    void clean(List<String> keys) {
        try (Turns.Turn _ = turns.take()) {
            listeners.unscheduleAll();
            for (String key : keys) {
                if (pending.containsKey(key)) {
                    Map<String, @Nullable Object> one = new LinkedHashMap<>();
                    one.put(key, pending.remove(key));
                    pushed.putAll(one);
                }
            }
            if (ready && !flushing) {
                pushed.flushed();
            }
        }
    }

    void clientOnly(List<String> keys) {
        try (Turns.Turn _ = turns.take()) {
            Set<@Nullable Object> names = new LinkedHashSet<>();
            if (current(CLIENT_ONLY) instanceof List<?> known) {
                names.addAll(known);
            }
            if (names.addAll(keys)) {
                pending.put(CLIENT_ONLY, new ArrayList<>(names));
                flush();
            }
        }
    }

    /// From now on changes are pushed; those made so far at once. What was kept from before takes their place.
    void ready() {
        try (Turns.Turn _ = turns.take()) {
            if (!ready) {
                pushed.kept().forEach(this::set);
                ready = true;
                flush();
            }
        }
    }

    void unready() {
        try (Turns.Turn _ = turns.take()) {
            ready = false;
        }
    }

    /// Pushes what is pending and tells the listeners, as often as they change something.
    ///
    /// @return the keys; empty where nothing can be flushed, before the state is ready or during a flush
    Optional<Set<String>> flush() {
        try (Turns.Turn _ = turns.take()) {
            if (!ready || flushing) {
                return Optional.empty();
            }
            flushing = true;
            try {
                return Optional.of(flushAll());
            } finally {
                flushing = false;
                pushed.flushed();
            }
        }
    }

    private Set<String> flushAll() {
        Set<String> keys = new LinkedHashSet<>();
        for (int round = 0; !pending.isEmpty(); round++) {
            if (round == roundLimit) {
                LOG.say(
                        Logger.Level.ERROR,
                        "rounds",
                        "Listeners have changed the state %d times in one flush: they wait for the next. Still changed: %s"
                                .formatted(roundLimit, pending.keySet()));
                break;
            }
            keys.addAll(pending.keySet());
            flushOnce();
        }
        return keys;
    }

    private void flushOnce() {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(pending);
        modified = Set.copyOf(changed.keySet());
        push.push(changed);
        pushed.putAll(changed);
        pending.clear();
        for (StateListeners.Entry entry : listeners.takeScheduled()) {
            try {
                entry.listener().changed(entry.state());
            } catch (Exception e) {
                LOG.failure("A listener of " + changed.keySet() + " failed", e);
            }
        }
    }

    /// Pushes what other servers have changed; their listeners were told there.
    void takeFromOthers() {
        try (Turns.Turn _ = turns.take()) {
            Map<String, @Nullable Object> changed = pushed.fromOthers();
            changed.keySet().removeAll(pending.keySet());
            if (!changed.isEmpty()) {
                push.push(changed);
            }
        }
    }

    /// What browsers know, with what is still pending, by the server's names.
    Map<String, @Nullable Object> all() {
        try (Turns.Turn _ = turns.take()) {
            Map<String, @Nullable Object> all = pushed.snapshot();
            all.putAll(pending);
            return all;
        }
    }

    /// What browsers know.
    Map<String, @Nullable Object> known() {
        try (Turns.Turn _ = turns.take()) {
            return pushed.snapshot();
        }
    }

    /// The keys of the present round, or the last.
    Set<String> modified() {
        try (Turns.Turn _ = turns.take()) {
            return modified;
        }
    }

    Runnable listen(List<String> keys, StateListeners.Entry entry) {
        try (Turns.Turn _ = turns.take()) {
            keys.forEach(key -> listeners.add(key, entry));
        }
        return () -> {
            try (Turns.Turn _ = turns.take()) {
                keys.forEach(key -> listeners.remove(key, entry));
            }
        };
    }

    Suppression suppress(List<String> keys) {
        try (Turns.Turn _ = turns.take()) {
            Suppression scope = listeners.suppress(Set.copyOf(keys));
            return () -> {
                try (Turns.Turn _ = turns.take()) {
                    scope.close();
                }
            };
        }
    }
}
