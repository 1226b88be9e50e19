package dev.quadrel.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/// Tells a request of the site's own page from one that another site made a browser send: only the own page can repeat
/// the value of the cookie. It matters only where a cookie shows who makes the request.
final class CsrfToken {

    static final String COOKIE = "tiled_csrf";
    static final String REFUSAL =
            "This request is allowed by its cookie " + Credential.COOKIE + " or " + SessionCookie.NAME
                    + "; so it needs the value of the cookie " + COOKIE
                    + " in the header x-csrf or in the URL as csrf, and the two to be the same";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CsrfToken() {}

    /// A new value: 43 characters that need no quotes anywhere.
    static String create() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Whether a request of this method changes nothing.
    static boolean isSafe(String method) {
        return SAFE.contains(method);
    }

    static boolean isRepeated(Optional<String> cookie, Optional<String> repeated) {
        return cookie.isPresent()
                && !cookie.get().isEmpty()
                && repeated.isPresent()
                && MessageDigest.isEqual(
                        cookie.get().getBytes(StandardCharsets.UTF_8),
                        repeated.get().getBytes(StandardCharsets.UTF_8));
    }
}
