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

    /// Without line breaks, which a policy by hash takes as they are.
    private static final String STYLE = """
        :root{color-scheme:light dark;--page:#eef1f4;--card:#fff;--text:#1c2733;--soft:#5a6876;--line:#b9c3cd;
        --main:#1f5fa8;--on:#fff;--wrong:#a8201a}
        @media(prefers-color-scheme:dark){:root{--page:#14191f;--card:#1f2730;--text:#e6ebf0;--soft:#a3afbb;
        --line:#4a5763;--main:#7db4ee;--on:#10202f;--wrong:#ff9a92}}
        body{font:1rem/1.5 system-ui,sans-serif;margin:0;min-height:100vh;display:grid;place-items:center;
        background:var(--page);color:var(--text)}
        main{box-sizing:border-box;width:min(24rem,94vw);margin:2rem 0;padding:2rem;border-radius:.75rem;
        background:var(--card);box-shadow:0 1px 3px #0003,0 8px 24px #0001;overflow-wrap:anywhere}
        h1{font-size:1.4rem;line-height:1.2;margin:0 0 1.25rem}
        label{display:block;margin:0 0 1rem;font-size:.9rem;color:var(--soft)}
        input,button,.button{box-sizing:border-box;display:block;width:100%;font:inherit;font-size:1rem;
        padding:.55rem .75rem;border:1px solid var(--line);border-radius:.4rem}
        input{margin-top:.25rem;background:var(--card);color:var(--text)}
        button{border-color:var(--main);background:var(--main);color:var(--on);cursor:pointer}
        .button{text-align:center;text-decoration:none;color:var(--main);border-color:var(--main)}
        input:focus-visible,button:focus-visible,.button:focus-visible{outline:3px solid #6aa5e699}
        .or{text-align:center;color:var(--soft);margin:1rem 0}
        .wrong{color:var(--wrong)}
        """.replace("\n", "");
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
            <main>
            <h1>%1$s</h1>
            %3$s
            </main>
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
