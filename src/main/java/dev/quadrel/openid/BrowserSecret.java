package dev.quadrel.openid;

import dev.quadrel.negotiation.BaseUrl;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// By which a browser shows that it is the one which has begun to sign in: a random secret in a cookie of its own.
///
/// @param text hexadecimal digits
record BrowserSecret(String text) {

    static final String COOKIE = "quadrel_signin";

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /// The one in the cookie's value.
    static Optional<BrowserSecret> of(Optional<String> cookie) {
        return cookie.filter(text -> FORM.matcher(text).matches()).map(BrowserSecret::new);
    }

    static BrowserSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new BrowserSecret(HexFormat.of().formatHex(bytes));
    }

    /// The header that sets the cookie; several attempts in one browser share it.
    String cookie(BaseUrl base) {
        String path = URI.create(base.text()).getRawPath() + "/auth";
        return COOKIE + "=" + text + "; Max-Age=" + SignInFlow.LIFE.toSeconds() + "; HttpOnly; Path=" + path
                + "; SameSite=Lax" + (base.isSecure() ? "; Secure" : "");
    }

    /// What others may see of it.
    String fingerprint() {
        return TokenHash.sha256(text);
    }

    /// Another secret for a purpose of an attempt: 43 characters.
    String derived(String purpose, String attempt) {
        return TokenHash.sha256(purpose + " " + attempt + " " + text);
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "BrowserSecret[]";
    }
}
