package dev.quadrel.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// What a request's `Cache-Control` asks of a cache (RFC 9111, section 5.2.1).
///
/// @param noCache not to use what is kept
/// @param noStore neither to use nor to keep
/// @param maxAge not to use what was kept for longer, in seconds
record CacheWish(boolean noCache, boolean noStore, long maxAge) {

    private static final CacheWish NONE = new CacheWish(false, false, Long.MAX_VALUE);
    private static final String MAX_AGE = "max-age=";

    /// Reads the header; what it does not understand counts as not said.
    static CacheWish parse(String header) {
        if (header.isEmpty()) {
            return NONE;
        }
        CacheWish wish = NONE;
        for (String part : header.split(",")) {
            wish = wish.with(part.strip().toLowerCase(Locale.ROOT));
        }
        return wish;
    }

    private CacheWish with(String directive) {
        return switch (directive) {
            case "no-cache" -> new CacheWish(true, noStore, maxAge);
            case "no-store" -> new CacheWish(noCache, true, maxAge);
            case String age
            when age.matches(MAX_AGE + "\\d{1,10}") ->
                new CacheWish(noCache, noStore, Long.parseLong(age.substring(MAX_AGE.length())));
            default -> this;
        };
    }

    /// Whether it takes what was stored then.
    boolean accepts(Instant stored, Instant now) {
        return maxAge == Long.MAX_VALUE
                || (maxAge > 0 && Duration.between(stored, now).toSeconds() <= maxAge);
    }
}
