package dev.quadrel.livehost;

import dev.quadrel.livestate.LiveOptions;
import dev.quadrel.livestate.StateForm;
import dev.quadrel.settings.SettingsGroup;
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
        SettingsGroup group = new SettingsGroup(config, PREFIX);
        LiveOptions options = new LiveOptions(
                WslinkSettings.from(config),
                group.text("log-network").map(Path::of),
                group.atLeastOne("rounds", 1000),
                group.flag("exit", false));
        return new LiveSettings(
                options,
                group.text("secret"),
                group.span("session-life", Duration.ofMinutes(5)),
                group.atLeastOne("sessions", 1000),
                store(group.text("store").orElse("memory")));
    }

    private static StateForm store(String name) {
        return switch (name) {
            case "memory" -> StateForm.MEMORY;
            case "infinispan" -> StateForm.INFINISPAN;
            default ->
                throw new IllegalArgumentException(
                        PREFIX + "store is memory or infinispan, which \"" + name + "\" is not");
        };
    }
}
