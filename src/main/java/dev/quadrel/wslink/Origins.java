package dev.quadrel.wslink;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// From which pages a web socket may be opened. A browser tells; a client that is none says nothing, and may.
record Origins(List<String> allowed) {

    /// @param origin of the page
    /// @param host as the request names it, with the port
    boolean allow(Optional<String> origin, Optional<String> host) {
        return origin.map(page -> isAllowed(page, host)).orElse(true);
    }

    private boolean isAllowed(String origin, Optional<String> host) {
        return allowed.contains("*")
                || allowed.stream().anyMatch(origin::equalsIgnoreCase)
                || host.filter(own -> authority(origin).equals(Optional.of(lower(own))))
                        .isPresent();
    }

    /// Browsers leave the port out where it is the scheme's own, in the origin and in the host alike.
    private static Optional<String> authority(String origin) {
        int start = origin.indexOf("://");
        return start < 0 ? Optional.empty() : Optional.of(lower(origin.substring(start + 3)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
