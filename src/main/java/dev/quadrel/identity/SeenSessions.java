package dev.quadrel.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/// Which sessions of other providers have come with a token since this server began, as far as they are not too many.
/// Thread safe.
final class SeenSessions {

    private static final int MOST = 10_000;

    /// The least recently seen first.
    private final Map<String, Boolean> seen = new LinkedHashMap<>(16, 0.75f, true);

    /// Whether it is seen for the first time.
    synchronized boolean isFirst(String session) {
        boolean isFirst = seen.put(session, true) == null;
        if (seen.size() > MOST) {
            seen.remove(seen.keySet().iterator().next());
        }
        return isFirst;
    }
}
