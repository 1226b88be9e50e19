package dev.quadrel.socket;

import java.time.Duration;

/// How much a [Listener] lets others take.
///
/// @param connections that are open at a time; one more is closed at once
/// @param idle how long a connection is kept that neither side says anything on; zero for ever
/// @param grace how long connections may go on when the listener stops
public record Limits(int connections, Duration idle, Duration grace) {

    /// What holds unless something else is said.
    public static final Limits USUAL = new Limits(10_000, Duration.ofMinutes(5), Duration.ofSeconds(2));

    public Limits {
        if (connections < 1 || idle.isNegative() || grace.isNegative()) {
            throw new IllegalArgumentException(
                    "a listener has 1 connection at least, and times are not negative: %d, %s, %s"
                            .formatted(connections, idle, grace));
        }
    }
}
