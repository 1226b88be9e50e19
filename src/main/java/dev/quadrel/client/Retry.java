package dev.quadrel.client;

import java.time.Duration;

/// How often and how long a request is tried that the network or the server has failed. Between attempts it waits a
/// random time up to the first delay, doubled with each attempt, unless the server has said how long.
///
/// @param attempts at least 1, with the first
/// @param firstDelay what the wait after the first attempt is at most
/// @param longestDelay what each wait is at most
/// @param wholeTime no attempt begins later than this after the first
public record Retry(int attempts, Duration firstDelay, Duration longestDelay, Duration wholeTime) {

    /// Six attempts in 45 seconds.
    public static final Retry USUAL =
            new Retry(6, Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofSeconds(45));

    /// One attempt.
    public static final Retry NEVER = new Retry(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public Retry {
        if (attempts < 1) {
            throw new IllegalArgumentException("There is at least 1 attempt, not " + attempts);
        }
    }
}
