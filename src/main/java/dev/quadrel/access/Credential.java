package dev.quadrel.access;

import dev.quadrel.problem.ProblemException;
import java.util.Optional;
import java.util.function.Function;

/// What a request brings to show who makes it.
sealed interface Credential extends jakarta.security.enterprise.credential.Credential {

    String QUERY = "api_key";
    String COOKIE = "tiled_api_key";

    /// Of a token, where a method takes one from the URL.
    String TOKEN_QUERY = "access_token";

    /// Where a key was found.
    enum Place {
        QUERY,
        HEADER,
        COOKIE
    }

    /// A key, right or wrong.
    record Key(String secret, Place place) implements Credential {

        /// Without the secret.
        @Override
        public String toString() {
            return "Key[" + place + "]";
        }
    }

    /// A token of somebody who has logged in.
    record Token(String text) implements Credential {

        /// Without the token.
        @Override
        public String toString() {
            return "Token[]";
        }
    }

    /// The secret of a browser's session.
    record Session(String secret) implements Credential {

        /// Without the secret.
        @Override
        public String toString() {
            return "Session[]";
        }
    }

    /// Nothing.
    record Missing() implements Credential {}

    /// The first of: a key in the URL, one in the header, one in the cookie, a token in the header, a
    /// browser's session in its cookie.
    ///
    /// @param query value of `api_key` in the URL
    /// @param authorization the header of that name
    /// @param cookies values by name; not asked where the URL or the header has a key
    /// @throws ProblemException 400 for a header of another form; it is not looked at where the URL has a key
    static Credential of(
            Optional<String> query, Optional<String> authorization, Function<String, Optional<String>> cookies) {
        if (query.isPresent()) {
            return new Key(query.get(), Place.QUERY);
        }
        Credential header = authorization.map(Credential::ofHeader).orElse(new Missing());
        if (header instanceof Key) {
            return header;
        }
        Optional<String> cookie = cookies.apply(COOKIE);
        if (cookie.isPresent()) {
            return new Key(cookie.get(), Place.COOKIE);
        }
        Optional<String> session = header instanceof Missing ? cookies.apply(SessionCookie.NAME) : Optional.empty();
        return session.isPresent() ? new Session(session.get()) : header;
    }

    /// Whether the browser sends it by itself, whoever asks it to.
    default boolean isCookie() {
        return switch (this) {
            case Key(String _, Place place) -> place == Place.COOKIE;
            case Session _ -> true;
            case Token _, Missing _ -> false;
        };
    }

    private static Credential ofHeader(String authorization) {
        String text = authorization.strip();
        if (isOfScheme(text, "Apikey ")) {
            return new Key(text.substring("Apikey ".length()).strip(), Place.HEADER);
        }
        if (isOfScheme(text, "Bearer ")) {
            return new Token(text.substring("Bearer ".length()).strip());
        }
        // The value is not repeated: it may be a bare secret.
        throw ProblemException.badRequest("Authorization header must include the authorization type followed by"
                + " a space and the secret: 'Apikey SECRET' or 'Bearer SECRET'");
    }

    private static boolean isOfScheme(String text, String scheme) {
        return text.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}
