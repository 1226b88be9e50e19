package dev.quadrel.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ForwarderHeadersTest {

    private static final ProxySettings TRUSTING =
            new ProxySettings(List.of(), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4), 10, true);

    // rule 5
    @Test
    void headersOfTheMessage_areForwardedAndThoseOfTheConnectionAreNot() throws IOException {
        String seen = seenByTarget(
                ProxySettings.DEFAULTS,
                "Accept: a/b",
                "Accept: c/d",
                "Cookie: a=1; b=2",
                "Authorization: Bearer x",
                "X-Empty:",
                "Connection: close, X-Mine",
                "X-Mine: 1",
                "Keep-Alive: timeout=5",
                "TE: trailers",
                "Trailer: X-T",
                "Proxy-Authorization: Basic x",
                "Proxy-Connection: keep-alive",
                "Upgrade: h2c",
                "HTTP2-Settings: AAA");
        assertThat(seen)
                .contains("Accept: a/b\r\n", "Accept: c/d\r\n", "Cookie: a=1; b=2\r\n", "Authorization: Bearer x\r\n");
        assertThat(seen.toLowerCase(Locale.ROOT))
                .contains("\r\nx-empty:")
                .doesNotContain(
                        "connection:", "x-mine", "keep-alive", "te:", "trailer", "proxy-", "upgrade", "settings");
    }

    // rule 6
    @Test
    void forwarded_saysWhoAskedForWhichHostAndHow() throws IOException {
        assertThat(seenByTarget(ProxySettings.DEFAULTS))
                .contains("Forwarded: for=127.0.0.1;host=\"example.org:81\";proto=http\r\n")
                .contains("X-Forwarded-For: 127.0.0.1\r\n")
                .contains("X-Forwarded-Host: example.org:81\r\n")
                .contains("X-Forwarded-Proto: http\r\n")
                .contains("X-Forwarded-Port: 81\r\n");
    }

    // rule 6
    @Test
    void whatTheClientClaims_isDroppedByDefault() throws IOException {
        assertThat(seenByTarget(
                        ProxySettings.DEFAULTS,
                        "Forwarded: for=6.6.6.6",
                        "X-Forwarded-For: 6.6.6.6",
                        "x-forwarded-host: evil",
                        "X-Forwarded-Proto: evil",
                        "X-Forwarded-Port: 666",
                        "X-Forwarded-Prefix: /evil",
                        "X-Real-IP: 6.6.6.6"))
                .contains("X-Forwarded-For: 127.0.0.1\r\n")
                .contains("X-Forwarded-Port: 81\r\n")
                .doesNotContain("evil", "666", "6.6.6.6");
    }

    // rule 6
    @Test
    void whatTheClientClaims_isAddedToWhereTheSettingTrustsIt() throws IOException {
        assertThat(seenByTarget(
                        TRUSTING,
                        "Forwarded: for=9.9.9.9",
                        "Forwarded: for=8.8.8.8",
                        "X-Forwarded-For: 9.9.9.9",
                        "X-Forwarded-Host: outer",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Port: 443"))
                .contains("Forwarded: for=9.9.9.9, for=8.8.8.8, for=127.0.0.1;host=\"example.org:81\";proto=http\r\n")
                .contains("X-Forwarded-For: 9.9.9.9, 127.0.0.1\r\n")
                .contains("X-Forwarded-Host: outer\r\n")
                .contains("X-Forwarded-Proto: https\r\n")
                .contains("X-Forwarded-Port: 443\r\n");
    }

    // rule 7
    @Test
    void host_isTheTargetsOwn() throws IOException {
        assertThat(seenByTarget(ProxySettings.DEFAULTS))
                .containsPattern("\r\nHost: localhost:[0-9]+\r\n")
                .doesNotContain("Host: example.org:81\r\nX", "\r\nHost: example");
    }

    // rule 8
    @Test
    void responseHeaders_areForwardedOnceExceptThoseOfTheConnection() throws IOException {
        String answer = answerOf("HTTP/1.1 299 Quite Fine\r\nServer: theirs\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n"
                + "Set-Cookie: a=1\r\nSet-Cookie: b=2\r\nETag: \"x\"\r\nContent-Length: 2\r\nKeep-Alive: timeout=5\r\n"
                + "Connection: X-Mine\r\nX-Mine: 1\r\nProxy-Authenticate: Basic\r\n\r\nok");
        assertThat(answer).startsWith("HTTP/1.1 299 Quite Fine\r\n").endsWith("\r\n\r\nok");
        assertThat(answer)
                .contains("Set-Cookie: a=1\r\n", "Set-Cookie: b=2\r\n", "ETag: \"x\"\r\n", "Content-Length: 2\r\n")
                .contains("Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n")
                .doesNotContain("Keep-Alive:", "X-Mine", "Proxy-Authenticate");
        assertThat(count("\r\nServer:", answer)).isEqualTo(1);
        assertThat(count("\r\nDate:", answer)).isEqualTo(1);
    }

    // rule 8
    @Test
    void headersThatTheServerHasSet_stayAndVaryIsAdded() throws IOException {
        try (RawTarget target = RawTarget.answering("HTTP/1.1 200 OK\r\nServer: theirs\r\nVary: Accept\r\n"
                        + "Strict-Transport-Security: theirs\r\nContent-Length: 0\r\n\r\n");
                Front front = serverWithOwnHeaders(target)) {
            String answer = RawClient.exchange(front, "GET /foo/ HTTP/1.1", "Host: h", "Connection: close");
            assertThat(answer)
                    .contains("Server: ours\r\n", "Strict-Transport-Security: ours\r\n")
                    .contains("Vary: Origin\r\n", "Vary: Accept\r\n")
                    .doesNotContain("theirs");
        }
    }

    private static Front serverWithOwnHeaders(RawTarget target) {
        Forwarder forwarder = new Forwarder(Front.rules(target.uri()), ProxySettings.DEFAULTS, Front.NEXT);
        return Front.serving(exchange -> {
            exchange.getResponseHeaders().put(Headers.SERVER, "ours");
            exchange.getResponseHeaders().put(Headers.VARY, "Origin");
            exchange.getResponseHeaders().put(new HttpString("Strict-Transport-Security"), "ours");
            forwarder.handleRequest(exchange);
        });
    }

    // rule 9
    @Test
    void redirect_passesUnchanged() throws IOException {
        assertThat(answerOf("HTTP/1.1 302 Found\r\nLocation: http://elsewhere/base/x?y\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 302 Found\r\n")
                .contains("Location: http://elsewhere/base/x?y\r\n");
    }

    // rule 9
    @Test
    void errorsOfTheTarget_passUnchanged() throws IOException {
        for (String status : List.of("400 Bad Request", "404 Not Found", "418 Teapot", "500 Oops", "503 Busy")) {
            assertThat(answerOf("HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nmine"))
                    .startsWith("HTTP/1.1 " + status + "\r\n")
                    .contains("Content-Type: text/plain\r\n")
                    .endsWith("\r\n\r\nmine");
        }
    }

    private static String seenByTarget(ProxySettings settings, String... headers) throws IOException {
        try (RawTarget target = new RawTarget(connection -> {
                    String head = connection.head();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + head.length() + "\r\n\r\n" + head);
                });
                Front front = Front.to(target.uri(), settings);
                RawClient client = new RawClient(front)) {
            client.send("GET /foo/ HTTP/1.1\r\nHost: example.org:81\r\n");
            client.head(headers.length == 0 ? new String[] {"A: b"} : headers);
            client.responseHead();
            return client.until("\r\n\r\n");
        }
    }

    private static String answerOf(String response) throws IOException {
        try (RawTarget target = RawTarget.answering(response);
                Front front = Front.to(target.uri())) {
            return RawClient.exchange(front, "GET /foo/ HTTP/1.1", "Host: h", "Connection: close");
        }
    }

    private static long count(String text, String in) {
        return Pattern.compile(text, Pattern.LITERAL).matcher(in).results().count();
    }
}
