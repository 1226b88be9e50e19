package dev.quadrel.openid;

import dev.quadrel.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Small pages for people: no script, nothing from elsewhere, in no frame.
final class Page {

    private static final String STYLE = "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:4rem auto;"
            + "padding:0 1rem}input,button{font:inherit;padding:.3rem .6rem}.wrong{color:#a00}";
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private Page() {}

    /// @param title plain text
    /// @param body HTML, in which what comes from elsewhere is escaped
    static Response of(int status, String title, String body) {
        String html = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%1$s</title>
            <style>%2$s</style>
            </head>
            <body>
            <h1>%1$s</h1>
            %3$s
            </body>
            </html>
            """.formatted(escaped(title), STYLE, body);
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // As bytes: RESTEasy escapes a text that is a page whose status is 400.
                .entity(html.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /// What was wrong, for people.
    static Response of(Problem problem) {
        return of(
                problem.status(), "You are not signed in", "<p class=\"wrong\">" + escaped(problem.detail()) + ".</p>");
    }

    /// What one sees who has signed out.
    static Response signedOut() {
        return of(200, "You are signed out", "<p>You may close this page.</p>");
    }

    /// Whether a page is what the client wants to see.
    static boolean isWanted(HttpHeaders headers) {
        @Nullable String accept = headers.getHeaderString(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    /// The text as it stands in HTML, in attributes too.
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each JDK has SHA-256", e);
        }
    }
}
