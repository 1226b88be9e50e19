package dev.quadrel.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Slows down whoever guesses passwords: after some failures each further attempt has to wait twice as long as the one
/// before, up to a quarter of an hour. Counted are those of an account from an address, of an account from anywhere,
/// and of an address for any account; the last two allow more, so that nobody locks others out easily. In memory, for
/// this server alone. Thread safe.
final class LoginThrottle {

    private static final int FREE_OF_PAIR = 5;
    private static final int FREE_OF_ACCOUNT = 50;
    private static final int FREE_OF_ADDRESS = 100;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int MANY = 10_000;

    private final Clock clock;
    private final Map<Count, Failures> counts = new HashMap<>();

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /// What is counted; an empty text for any.
    private record Count(String account, String address) {

        int free() {
            return account.isEmpty() ? FREE_OF_ADDRESS : address.isEmpty() ? FREE_OF_ACCOUNT : FREE_OF_PAIR;
        }
    }

    private record Failures(int count, Instant last) {

        Instant end(int free) {
            int doublings = Math.min(count - free, 20);
            Duration wait = doublings < 0 ? Duration.ZERO : Duration.ofSeconds(1L << doublings);
            return last.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        }
    }

    /// Counts an attempt as a failure, until it is known to be none.
    ///
    /// @return how long to wait before another attempt, where this one must not be made
    synchronized Optional<Duration> begin(String account, String address) {
        Instant now = clock.instant();
        List<Count> counted = counted(account, address);
        Duration wait = counted.stream()
                .map(count -> wait(count, now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (wait.isPositive()) {
            return Optional.of(wait);
        }
        if (counts.size() > MANY) {
            counts.values().removeIf(failures -> failures.last.plus(FORGOTTEN).isBefore(now));
        }
        counted.forEach(count -> counts.merge(count, new Failures(1, now), (old, _) -> later(old, now)));
        return Optional.empty();
    }

    private static Failures later(Failures old, Instant now) {
        return new Failures(old.last.plus(FORGOTTEN).isBefore(now) ? 1 : old.count + 1, now);
    }

    private Duration wait(Count count, Instant now) {
        @Nullable Failures failures = counts.get(count);
        return failures == null ? Duration.ZERO : Duration.between(now, failures.end(count.free()));
    }

    /// The attempt was no failure: those before it from this address are forgiven for the account.
    synchronized void succeeded(String account, String address) {
        withdrawn(account, address);
        counts.remove(new Count(account, address));
    }

    /// Nobody has looked whether the attempt was one.
    synchronized void withdrawn(String account, String address) {
        counted(account, address).forEach(count -> counts.computeIfPresent(count, (_, failures) -> less(failures)));
    }

    private static @Nullable Failures less(Failures failures) {
        return failures.count > 1 ? new Failures(failures.count - 1, failures.last) : null;
    }

    private static List<Count> counted(String account, String address) {
        return List.of(new Count(account, address), new Count(account, ""), new Count("", address));
    }
}
