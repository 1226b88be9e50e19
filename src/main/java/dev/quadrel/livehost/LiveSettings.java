package dev.quadrel.livehost;

import dev.quadrel.livestate.LiveOptions;
import dev.quadrel.livestate.StateForm;
import dev.quadrel.settings.TimeSpan;
import dev.quadrel.wslink.WslinkSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// The settings of live applications, `quadrel.live.*`, beside those of their sockets.
///
/// @param options of each live server
/// @param secret what clients say to be let in; empty for one that is made at each start
/// @param sessionLife how long a session is kept that no socket is open for
/// @param sessions sessions at a time; one more is refused with 503
/// @param store where the state of shared applications is kept
public record LiveSettings(
        LiveOptions options, Optional<String> secret, Duration sessionLife, int sessions, StateForm store) {

    private static final String PREFIX = "quadrel.live.";

    /// The configured settings, each with its default where the key is absent.
    ///
    /// @throws IllegalArgumentException where a value is not allowed; the message names the key
    public static LiveSettings from(Config config) {
        LiveOptions options = new LiveOptions(
                WslinkSettings.from(config),
                config.getOptionalValue(PREFIX + "log-network", String.class).map(Path::of),
                atLeastOne(config, "rounds", 1000),
                config.getOptionalValue(PREFIX + "exit", Boolean.class).orElse(false));
        return new LiveSettings(
                options,
                config.getOptionalValue(PREFIX + "secret", String.class),
                config.getOptionalValue(PREFIX + "session-life", String.class)
                        .map(text -> TimeSpan.parse(PREFIX + "session-life", text))
                        .orElse(Duration.ofMinutes(5)),
                atLeastOne(config, "sessions", 1000),
                store(config));
    }

    private static StateForm store(Config config) {
        String name = config.getOptionalValue(PREFIX + "store", String.class).orElse("memory");
        return switch (name) {
            case "memory" -> StateForm.MEMORY;
            case "infinispan" -> StateForm.INFINISPAN;
            default ->
                throw new IllegalArgumentException(
                        PREFIX + "store is memory or infinispan, which \"" + name + "\" is not");
        };
    }

    private static int atLeastOne(Config config, String name, int unlessSet) {
        int value = config.getOptionalValue(PREFIX + name, Integer.class).orElse(unlessSet);
        if (value < 1) {
            throw new IllegalArgumentException(PREFIX + name + " is at least 1, which " + value + " is not");
        }
        return value;
    }
}
