package dev.quadrel.identity;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Keeps what was found for less than a second. What is not found is not kept, so that nobody fills it by guessing.
/// Thread safe.
///
/// @param <K> what is looked for
/// @param <T> what was found
public final class ShortMemory<K, T> {

    private static final long LIFE = 900_000_000L;
    private static final int MOST = 10_000;

    private final LongSupplier nanoseconds;
    private volatile Map<K, Entry<T>> entries = new ConcurrentHashMap<>();

    /// @param nanoseconds such as [System#nanoTime]
    public ShortMemory(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
    }

    private record Entry<T>(T value, long since) {}

    /// What is kept, or else is found now.
    public Optional<T> find(K key, Function<K, Optional<T>> search) {
        // What is forgotten meanwhile is another map: nothing that was found before is kept in the new one.
        Map<K, Entry<T>> current = entries;
        long now = nanoseconds.getAsLong();
        @Nullable Entry<T> known = current.get(key);
        if (known != null && now - known.since < LIFE) {
            return Optional.of(known.value);
        }
        Optional<T> found = search.apply(key);
        if (found.isEmpty()) {
            current.remove(key);
            return found;
        }
        if (current.size() >= MOST) {
            current.values().removeIf(entry -> now - entry.since >= LIFE);
        }
        if (current.size() < MOST) {
            current.put(key, new Entry<>(found.get(), now));
        }
        return found;
    }

    /// Forgets all.
    public void forget() {
        entries = new ConcurrentHashMap<>();
    }
}
