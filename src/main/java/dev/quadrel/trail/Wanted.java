package dev.quadrel.trail;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which entries of the trail somebody wants to see, the newest first.
///
/// @param from the first moment, as ISO-8601 in UTC
/// @param to the first moment after
/// @param account the id or the name of whoever did it
record Wanted(Page page, Instant from, Instant to, Optional<String> kind, Optional<String> account) {

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /// @throws ProblemException 422 for a time that is none
    static Wanted of(
            Page page, @Nullable String from, @Nullable String to, @Nullable String kind, @Nullable String account) {
        return new Wanted(
                page,
                time("from", from, Instant.EPOCH),
                time("to", to, LAST),
                Optional.ofNullable(kind),
                Optional.ofNullable(account));
    }

    private static Instant time(String name, @Nullable String text, Instant unlessGiven) {
        if (text == null) {
            return unlessGiven;
        }
        try {
            Instant time = Instant.parse(text);
            return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LAST) ? LAST : time;
        } catch (DateTimeParseException e) {
            throw ProblemException.of(
                    422, "%s is a time such as 2026-01-31T12:00:00Z, not \"%s\"".formatted(name, text));
        }
    }
}
