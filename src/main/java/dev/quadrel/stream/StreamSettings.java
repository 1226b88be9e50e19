package dev.quadrel.stream;

import dev.quadrel.settings.SettingsGroup;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/// The settings of streams, `quadrel.catalog.stream.*`.
///
/// @param memory `memory`: bytes of news that are kept, of all nodes; 0 for a server that does not stream
/// @param events `events`: how many news are kept, of all nodes
/// @param age `age`: how long one is kept
/// @param eventSize `event-size`: bytes of data in one, half of the memory at most
/// @param heartBeat `heart-beat`: a client that has said nothing for so long is asked whether it is there; zero:
///     never
/// @param allowedOrigins `allowed-origins`: origins whose pages may open a socket, besides the server's own
public record StreamSettings(
        long memory, int events, Duration age, int eventSize, Duration heartBeat, List<String> allowedOrigins) {

    private static final String PREFIX = "quadrel.catalog.stream.";

    /// Unless the setting says otherwise.
    private static final long LARGEST_EVENT = 16 << 20;

    public StreamSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        if (memory > 0 && eventSize > memory / 2) {
            throw new IllegalArgumentException("%sevent-size is %d bytes, more than half of %smemory, %d"
                    .formatted(PREFIX, eventSize, PREFIX, memory));
        }
    }

    /// The settings as the deployment is configured.
    ///
    /// @throws IllegalArgumentException where a value is not allowed; the message names the key
    public static StreamSettings from(Config config) {
        SettingsGroup group = new SettingsGroup(config, PREFIX);
        long memory = group.size("memory", 64 << 20);
        return new StreamSettings(
                memory,
                group.atLeastOne("events", 10_000),
                group.span("age", Duration.ofHours(1)),
                (int) group.size("event-size", Math.clamp(memory / 2, 1, LARGEST_EVENT), 1, 1 << 30),
                group.span("heart-beat", Duration.ofSeconds(30)),
                group.words("allowed-origins"));
    }

    boolean isOn() {
        return memory > 0;
    }
}
