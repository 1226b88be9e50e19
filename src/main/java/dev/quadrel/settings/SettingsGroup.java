package dev.quadrel.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// The settings of one feature, whose keys begin alike. Whatever is not allowed is refused with its key.
///
/// @param prefix such as `quadrel.worker.`
public record SettingsGroup(Config config, String prefix) {

    /// None where it is not set.
    public Optional<String> text(String name) {
        return config.getOptionalValue(prefix + name, String.class);
    }

    /// Whether it is so; `true` or `false`.
    public boolean flag(String name, boolean unlessSet) {
        return config.getOptionalValue(prefix + name, Boolean.class).orElse(unlessSet);
    }

    /// How many.
    ///
    /// @throws IllegalArgumentException for fewer than one
    public int atLeastOne(String name, int unlessSet) {
        int value = config.getOptionalValue(prefix + name, Integer.class).orElse(unlessSet);
        if (value < 1) {
            throw new IllegalArgumentException(prefix + name + " is at least 1, which " + value + " is not");
        }
        return value;
    }

    /// A duration, as [TimeSpan] reads it.
    public Duration span(String name, Duration unlessSet) {
        return text(name).map(text -> TimeSpan.parse(prefix + name, text)).orElse(unlessSet);
    }

    /// Bytes, as [ByteCount] reads them.
    public long size(String name, long unlessSet) {
        return text(name).map(text -> ByteCount.parse(prefix + name, text)).orElse(unlessSet);
    }

    /// The same within bounds.
    ///
    /// @throws IllegalArgumentException for less than the least, and for more than the most
    public long size(String name, long unlessSet, long least, long most) {
        long size = size(name, unlessSet);
        if (size < least || size > most) {
            throw new IllegalArgumentException(
                    "%s%s is from %d to %d bytes, which %d is not".formatted(prefix, name, least, most, size));
        }
        return size;
    }

    /// Words with commas between them; none where it is not set.
    public List<String> words(String name) {
        return text(name).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
