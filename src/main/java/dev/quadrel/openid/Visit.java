package dev.quadrel.openid;

import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.problem.ProblemException;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A browser's request: where it has found this server, and what it brings.
record Visit(HttpHeaders headers, UriInfo uri) {

    private static final int LONGEST = 1024;

    /// A path of this server with a query, and nothing that a browser takes for another server.
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

    BaseUrl base() {
        return BaseUrl.of(headers, uri);
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(headers.getCookies().get(name)).map(Cookie::getValue);
    }

    Optional<BrowserSecret> browser() {
        return BrowserSecret.of(cookie(BrowserSecret.COOKIE));
    }

    /// @throws ProblemException 400 for what is no path of this server
    static String local(String path) {
        if (path.length() > LONGEST || !LOCAL.matcher(path).matches() || !isLegible(path)) {
            throw ProblemException.badRequest(
                    "return must be a path of this server, such as /page?a=b, with %d characters at most, not \"%s\""
                            .formatted(LONGEST, path.substring(0, Math.min(path.length(), 100))));
        }
        return path;
    }

    private static boolean isLegible(String path) {
        try {
            return URI.create(path).getRawAuthority() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Sends the browser elsewhere, which is not told from where.
    static Response.ResponseBuilder redirect(URI place) {
        return Response.status(303)
                .header(HttpHeaders.LOCATION, place.toString())
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /// Begins an attempt and sends the browser to the provider.
    Response begin(SignInFlow flow, SignInFlow.Attempt attempt) {
        BrowserSecret secret = browser().orElseGet(BrowserSecret::random);
        return redirect(flow.begin(attempt, secret, base()))
                .header(HttpHeaders.SET_COOKIE, secret.cookie(base()))
                .build();
    }

    /// The answer, or a page that says why there is none where the browser shows it to somebody.
    Response shown(Supplier<Response> answer) {
        try {
            return answer.get();
        } catch (ProblemException e) {
            if (Page.isWanted(headers)) {
                return Page.of(e.problem());
            }
            throw e;
        }
    }
}
