package dev.quadrel.worker;

import dev.quadrel.settings.TimeSpan;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// The settings of workers, `quadrel.worker.*`. A duration is ISO-8601 (`PT1.5S`) or a number of seconds.
///
/// @param threads jobs that run at a time
/// @param queue jobs that wait for a thread; one more is refused with 503
/// @param firstWait how long a start waits for the result
/// @param resultLife how long a result is kept for its client
/// @param cargoLife how long a piece of a long result is kept
/// @param chunkSize characters of one piece; a longer result is sent in pieces
/// @param link path at which the JavaScript client is sent as a module
/// @param linkClassic path at which it is sent as a classic script
/// @param mirror file that is kept a copy of the module
/// @param mirrorClassic file that is kept a copy of the classic script
public record WorkerSettings(
        int threads,
        int queue,
        Duration firstWait,
        Duration resultLife,
        Duration cargoLife,
        int chunkSize,
        Optional<String> link,
        Optional<String> linkClassic,
        Optional<String> mirror,
        Optional<String> mirrorClassic) {

    private static final String PREFIX = "quadrel.worker.";

    /// The configured settings, each with its default where the key is absent.
    ///
    /// @throws IllegalArgumentException where a value is not allowed; the message names the key
    public static WorkerSettings from(Config config) {
        return new WorkerSettings(
                atLeastOne(config, "threads", 16),
                atLeastOne(config, "queue", 1000),
                span(config, "first-wait", Duration.ofMillis(100)),
                span(config, "result-life", Duration.ofMinutes(2)),
                span(config, "cargo-life", Duration.ofMinutes(10)),
                atLeastOne(config, "chunk-size", 10 << 20),
                text(config, "link"),
                text(config, "link-classic"),
                text(config, "mirror"),
                text(config, "mirror-classic"));
    }

    private static int atLeastOne(Config config, String name, int unlessSet) {
        int value = config.getOptionalValue(PREFIX + name, Integer.class).orElse(unlessSet);
        if (value < 1) {
            throw new IllegalArgumentException(PREFIX + name + " is at least 1, which " + value + " is not");
        }
        return value;
    }

    private static Duration span(Config config, String name, Duration unlessSet) {
        return config.getOptionalValue(PREFIX + name, String.class)
                .map(text -> TimeSpan.parse(PREFIX + name, text))
                .orElse(unlessSet);
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(PREFIX + name, String.class);
    }
}
