package dev.quadrel.stream;

import dev.quadrel.settings.ByteCount;
import dev.quadrel.settings.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
        if (events < 1) {
            throw new IllegalArgumentException(PREFIX + "events is 1 at least, not " + events);
        }
    }

    /// The settings as the deployment is configured.
    ///
    /// @throws IllegalArgumentException where a value is not allowed; the message names the key
    public static StreamSettings from(Config config) {
        long memory = size(config, "memory", "64MiB", 0, Long.MAX_VALUE);
        String usual = String.valueOf(Math.clamp(memory / 2, 1, LARGEST_EVENT));
        return new StreamSettings(
                memory,
                config.getOptionalValue(PREFIX + "events", Integer.class).orElse(10_000),
                TimeSpan.parse(PREFIX + "age", text(config, "age", "3600")),
                (int) size(config, "event-size", usual, 1, 1 << 30),
                TimeSpan.parse(PREFIX + "heart-beat", text(config, "heart-beat", "30")),
                origins(text(config, "allowed-origins", "")));
    }

    boolean isOn() {
        return memory > 0;
    }

    private static long size(Config config, String name, String unlessSet, long least, long most) {
        long size = ByteCount.parse(PREFIX + name, text(config, name, unlessSet));
        if (size < least || size > most) {
            throw new IllegalArgumentException(
                    "%s%s is from %d to %d bytes, which %d is not".formatted(PREFIX, name, least, most, size));
        }
        return size;
    }

    private static String text(Config config, String name, String unlessSet) {
        return config.getOptionalValue(PREFIX + name, String.class).orElse(unlessSet);
    }

    private static List<String> origins(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
    }
}
