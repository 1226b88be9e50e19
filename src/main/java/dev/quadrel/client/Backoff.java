package dev.quadrel.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// How long one request waits before its next attempt. Used by one thread.
final class Backoff {

    private static final int STEEPEST = 30;

    private final Retry rules;
    private final long began = System.nanoTime();
    private int attempts;

    Backoff(Retry rules) {
        this.rules = rules;
    }

    /// One more attempt has failed.
    ///
    /// @param retryAfter what the server says: seconds, or a date as HTTP has it; anything else counts as nothing
    /// @return how long to wait; empty where it was the last one
    Optional<Duration> next(Optional<String> retryAfter) {
        attempts++;
        if (attempts >= rules.attempts()) {
            return Optional.empty();
        }
        Duration pause = retryAfter.flatMap(Backoff::asked).orElseGet(this::random);
        Duration passed = Duration.ofNanos(System.nanoTime() - began);
        return passed.plus(pause).compareTo(rules.wholeTime()) > 0 ? Optional.empty() : Optional.of(pause);
    }

    private Duration random() {
        long most = rules.firstDelay().toNanos() << Math.min(attempts - 1, STEEPEST);
        long bound = most <= 0
                ? rules.longestDelay().toNanos()
                : Math.min(most, rules.longestDelay().toNanos());
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound + 1));
    }

    private static Optional<Duration> asked(String text) {
        return Seconds.parse(text).map(Duration::ofSeconds).or(() -> date(text));
    }

    private static Optional<Duration> date(String text) {
        try {
            Instant then = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration pause = Duration.between(Instant.now(), then);
            return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
