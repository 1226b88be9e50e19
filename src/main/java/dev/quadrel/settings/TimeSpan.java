package dev.quadrel.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// The text form of a duration in settings: a number of seconds, or ISO-8601: `5`, `1.5`, `PT1.5S`, `PT2M`.
public final class TimeSpan {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,10}(\\.\\d{1,9})?");

    /// Longer ones do not fit into nanoseconds, in which timers count.
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private TimeSpan() {}

    /// The duration, zero or more.
    ///
    /// @param key the setting's name, for the message
    /// @throws IllegalArgumentException where the text is not a duration, is negative or longer than 292 years
    public static Duration parse(String key, String text) {
        Duration span = read(key, text.strip());
        if (span.isNegative() || span.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(key + " is \"" + text + "\", but must be from 0 to 292 years");
        }
        return span;
    }

    private static Duration read(String key, String text) {
        try {
            return Duration.parse(SECONDS.matcher(text).matches() ? "PT" + text + "S" : text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    key + " is \"" + text + "\", but must be a number of seconds such as 1.5, or an ISO-8601 duration"
                            + " such as PT1.5S",
                    e);
        }
    }
}
