package dev.quadrel.token;

import dev.quadrel.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long the object of a token is kept, counted from this use.
public sealed interface Expiry {

    /// As long as the setting `quadrel.token.expiry` says.
    record Usual() implements Expiry {}

    /// Until it is deleted.
    record Never() implements Expiry {}

    /// This long; with zero or less the object is deleted.
    record After(Duration span) implements Expiry {}

    /// Any longer would not fit into the milliseconds of a clock.
    long LONGEST_SECONDS = 1_000_000_000_000L;

    /// As long as the settings say.
    static Expiry usual() {
        return new Usual();
    }

    /// Until it is deleted.
    static Expiry never() {
        return new Never();
    }

    /// This long; with zero or less the object is deleted.
    static Expiry after(Duration span) {
        return new After(span);
    }

    /// What a request says: a number of seconds, `none` for [Never], nothing for [Usual].
    ///
    /// @throws ProblemException 400 where the text is none of these
    static Expiry parse(@Nullable String text) {
        return switch (text) {
            case null -> usual();
            case "" -> usual();
            case "none" -> never();
            default -> after(seconds(text));
        };
    }

    private static Duration seconds(String text) {
        if (!Pattern.matches("-?\\d{1,13}(\\.\\d{1,9})?", text)) {
            throw ProblemException.badRequest(
                    "An expiry is a number of seconds such as 3600 or 0.5, or none, and not \"" + text + "\"");
        }
        BigDecimal seconds = new BigDecimal(text);
        if (seconds.compareTo(BigDecimal.valueOf(LONGEST_SECONDS)) > 0) {
            throw ProblemException.badRequest(
                    "An expiry is at most " + LONGEST_SECONDS + " seconds, which " + text + " is not; or none");
        }
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }
}
