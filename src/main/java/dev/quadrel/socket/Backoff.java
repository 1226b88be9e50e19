package dev.quadrel.socket;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long one waits after the first, second, third failure in a row: longer each time, and never all at the same
/// moment.
///
/// @param first after the first failure
/// @param longest never longer than this
/// @param factor by which each wait is longer than the one before
/// @param jitter by which part of it a wait is longer or shorter by chance, from 0 to 1
public record Backoff(Duration first, Duration longest, double factor, double jitter) {

    /// From 1 second to a minute, half as long again each time, give or take a fifth.
    public static final Backoff USUAL = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 1.5, 0.2);

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || factor < 1) {
            throw new IllegalArgumentException(
                    "waits are positive and do not become shorter: " + first + ", " + longest + ", " + factor);
        }
        if (jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException("jitter is from 0 to 1, which " + jitter + " is not");
        }
    }

    /// @param failures in a row, at least one
    Duration delay(int failures, RandomGenerator random) {
        double nanos = Math.min(first.toNanos() * Math.pow(factor, failures - 1.0), (double) longest.toNanos());
        double shift = jitter * (2 * random.nextDouble() - 1);
        return Duration.ofNanos(Math.min((long) (nanos * (1 + shift)), longest.toNanos()));
    }
}
