package dev.quadrel.worker;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.settings.TimeSpan;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long a client wants to wait for a job, by `?wait=` or by `Prefer` (RFC 7240): `respond-async` and `wait=` in
/// seconds.
///
/// @param limit how long to wait for the result
/// @param applied what `Preference-Applied` says; empty for a preference by query
/// @param isGiven whether there is any
record Preference(Duration limit, String applied, boolean isGiven) {

    static final Preference NONE = new Preference(Duration.ZERO, "", false);

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?");
    private static final Pattern ASYNC = Pattern.compile("(?:^|[,;\\s])respond-async(?:$|[,;\\s])");

    /// What a request says.
    ///
    /// @param query value of `wait`; null where there is none
    /// @throws ProblemException 400 for a query that is no time
    static Preference of(@Nullable Object query, Optional<String> header) {
        if (query != null) {
            return new Preference(shortened(parsed(query)), "", true);
        }
        String prefer = header.orElse("").toLowerCase(Locale.ROOT);
        Matcher wait = WAIT.matcher(prefer);
        boolean async = ASYNC.matcher(prefer).find();
        if (wait.find()) {
            String applied = (async ? "respond-async, " : "") + "wait=" + wait.group(1);
            return new Preference(shortened(Duration.ofSeconds(Long.parseLong(wait.group(1)))), applied, true);
        }
        return async ? new Preference(Duration.ZERO, "respond-async", true) : NONE;
    }

    private static Duration parsed(Object query) {
        try {
            return TimeSpan.parse("wait", query.toString());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static Duration shortened(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
