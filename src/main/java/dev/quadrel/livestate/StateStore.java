package dev.quadrel.livestate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the values of a live server are kept once browsers have been told of them. Called by one thread at a
/// time.
interface StateStore {

    /// The value of a key; null where there is none, too.
    @Nullable
    Object get(String key);

    boolean contains(String key);

    /// Keeps these; keys that are new come after those that are there.
    void putAll(Map<String, ? extends @Nullable Object> values);

    /// All values in the order in which their keys came, at this moment.
    Map<String, @Nullable Object> snapshot();
}
