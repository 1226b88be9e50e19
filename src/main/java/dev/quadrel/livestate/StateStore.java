package dev.quadrel.livestate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the values of a live server are kept once browsers have been told of them. Called by one thread at a
/// time.
///
/// A store that outlives the server keeps what was put into it with the end of the flush, in one step.
interface StateStore {

    /// The value of a key; null where there is none, too.
    @Nullable
    Object get(String key);

    boolean contains(String key);

    /// Keeps these; keys that are new come after those that are there.
    void putAll(Map<String, ? extends @Nullable Object> values);

    /// All values in the order in which their keys came, at this moment.
    Map<String, @Nullable Object> snapshot();

    /// What is left from before the live server started, in the order in which the keys came. It is not among the
    /// values until it is put there.
    default Map<String, @Nullable Object> kept() {
        return Map.of();
    }

    /// A flush has ended.
    default void flushed() {}

    /// Says when other servers have changed values.
    ///
    /// @param told runs on a thread that must not wait
    /// @return ends that
    default Runnable watch(Runnable told) {
        return () -> {};
    }

    /// Takes what other servers have changed since the last time among the values.
    ///
    /// @return what differs from what was there; the caller's own
    default Map<String, @Nullable Object> fromOthers() {
        return new LinkedHashMap<>();
    }
}
