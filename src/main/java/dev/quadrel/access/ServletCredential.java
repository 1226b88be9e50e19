package dev.quadrel.access;

import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a request of the servlet container brings to show who makes it.
///
/// @param isForged whether a browser may have been made to send it by another site
record ServletCredential(dev.quadrel.access.Credential shown, boolean isForged) implements Credential {

    /// @throws dev.quadrel.problem.ProblemException 400 for a header that is of no known form
    static ServletCredential of(HttpServletRequest request) {
        dev.quadrel.access.Credential shown = dev.quadrel.access.Credential.of(
                parameter(request, dev.quadrel.access.Credential.QUERY),
                Optional.ofNullable(request.getHeader("Authorization")),
                name -> cookie(request, name));
        boolean isForged = shown.isCookie()
                && !CsrfToken.isSafe(request.getMethod())
                && !CsrfToken.isRepeated(
                        cookie(request, CsrfToken.COOKIE),
                        Optional.ofNullable(request.getHeader("x-csrf")).or(() -> parameter(request, "csrf")));
        return new ServletCredential(shown, isForged);
    }

    /// From the text of the URL: whoever asks the container for a parameter makes it read a form's body.
    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getQueryString())
                .flatMap(query -> Stream.of(query.split("&")))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1)))
                .findFirst();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie @Nullable [] cookies = request.getCookies();
        return Stream.ofNullable(cookies)
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
