package dev.quadrel.worker;

import dev.quadrel.settings.SettingsGroup;
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
        SettingsGroup group = new SettingsGroup(config, PREFIX);
        return new WorkerSettings(
                group.atLeastOne("threads", 16),
                group.atLeastOne("queue", 1000),
                group.span("first-wait", Duration.ofMillis(100)),
                group.span("result-life", Duration.ofMinutes(2)),
                group.span("cargo-life", Duration.ofMinutes(10)),
                group.atLeastOne("chunk-size", 10 << 20),
                group.text("link"),
                group.text("link-classic"),
                group.text("mirror"),
                group.text("mirror-classic"));
    }
}
