package dev.quadrel.lifecycle;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Something that an [Application] starts and stops, such as a listener or a timer. A bean of this type is found by
/// itself.
public interface Service {

    /// Of one word, the only one of this name in its [ServiceCollection].
    String name();

    /// The names of those in the same collection that must run while this one does.
    default Set<String> after() {
        return Set.of();
    }

    /// Takes what it needs, such as a port, and does nothing with it yet. All services are prepared before one starts.
    default void prepare() throws Exception {}

    /// Starts; it runs when this returns.
    void start() throws Exception;

    /// Stops and gives back what it took; it has ended when this returns. Called once after each [#prepare] that has
    /// succeeded, even where the start has not been asked for, or has failed.
    void stop() throws Exception;

    /// How long a stop may take. Then its thread is interrupted, and the others are stopped without waiting for it.
    default Duration stopTime() {
        return Duration.ofSeconds(10);
    }

    /// Why it does nothing any more although nobody has stopped it; empty where all is well.
    default Optional<String> fault() {
        return Optional.empty();
    }
}
