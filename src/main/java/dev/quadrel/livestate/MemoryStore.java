package dev.quadrel.livestate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values on the heap of this server.
final class MemoryStore implements StateStore {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    @Override
    public @Nullable Object get(String key) {
        return values.get(key);
    }

    @Override
    public boolean contains(String key) {
        return values.containsKey(key);
    }

    @Override
    public void putAll(Map<String, ? extends @Nullable Object> changed) {
        values.putAll(changed);
    }

    @Override
    public Map<String, @Nullable Object> snapshot() {
        return new LinkedHashMap<>(values);
    }
}
