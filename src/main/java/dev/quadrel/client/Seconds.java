package dev.quadrel.client;

import java.util.Optional;

/// A number of seconds as headers of HTTP have it: digits.
final class Seconds {

    /// What all larger ones count as, which is long enough for everybody (RFC 9111, 1.2.2).
    private static final long MOST = 1L << 31;

    private static final int MOST_DIGITS = 18;

    private Seconds() {}

    /// Empty for anything but digits.
    static Optional<Long> parse(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.chars().anyMatch(c -> c < '0' || c > '9')) {
            return Optional.empty();
        }
        return Optional.of(digits.length() > MOST_DIGITS ? MOST : Math.min(MOST, Long.parseLong(digits)));
    }
}
