package dev.quadrel.access;

import dev.quadrel.negotiation.BaseUrl;
import java.time.Duration;

/// The cookie by which a browser that has signed in is known: a random secret, and nothing else.
public final class SessionCookie {

    /// The name of the cookie.
    public static final String NAME = "quadrel_session";

    private SessionCookie() {}

    /// The header that sets it.
    ///
    /// @param base decides whether it is for https alone
    public static String set(String secret, Duration life, BaseUrl base) {
        return NAME + "=" + secret + "; Max-Age=" + life.toSeconds() + attributes(base);
    }

    /// The header that takes it away.
    public static String delete(BaseUrl base) {
        return NAME + "=; Max-Age=0" + attributes(base);
    }

    private static String attributes(BaseUrl base) {
        return "; HttpOnly; Path=/; SameSite=Lax" + (base.isSecure() ? "; Secure" : "");
    }
}
