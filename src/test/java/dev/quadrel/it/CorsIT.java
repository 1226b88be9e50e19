package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which other sites may call the server from a browser. The server under test allows `https://lab.example.org` and
/// `http://localhost:3000`.
class CorsIT {

    private static final String LISTED = "https://lab.example.org";
    private static final String PREFLIGHT = "Access-Control-Request-Method: PUT";

    private final ServerProcess server = Servers.checkApp();

    @BeforeAll
    static void file() throws IOException {
        Files.writeString(Servers.folder("files").resolve("cors.txt"), "static");
    }

    /// Every kind of answer: dynamic, static and proxied, good and bad.
    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(200, "GET /check/text", ""),
                Arguments.of(200, "GET /check/numbers", ""),
                Arguments.of(204, "GET /check/void", ""),
                Arguments.of(404, "GET /check/null", ""),
                Arguments.of(451, "GET /check/prevent/451", ""),
                Arguments.of(500, "GET /check/fault", ""),
                Arguments.of(405, "GET /check/only-post", ""),
                Arguments.of(200, "POST /check/only-post", ""),
                Arguments.of(200, "GET /files/cors.txt", ""),
                Arguments.of(206, "GET /files/cors.txt", "Range: bytes=0-1"),
                Arguments.of(416, "GET /files/cors.txt", "Range: bytes=99-"),
                Arguments.of(304, "GET /page.html", "If-None-Match: *"),
                Arguments.of(200, "HEAD /page.html", ""),
                Arguments.of(400, "GET /files/%00", ""),
                Arguments.of(200, "GET /proxied/x", ""),
                Arguments.of(410, "GET /proxied/gone", ""),
                Arguments.of(404, "GET /no/such/thing", ""),
                Arguments.of(404, "DELETE /no/such/thing", ""),
                Arguments.of(403, "GET /check/text", "X-Refuse: yes"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aListedSite_mayReadEveryAnswer(int status, String request, String header) throws IOException {
        for (String origin : List.of(LISTED, "http://localhost:3000")) {
            Wire.Reply reply = send(request, header, "Origin: " + origin);
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.header("Access-Control-Allow-Origin")).hasValue(origin);
            assertThat(reply.header("Access-Control-Allow-Credentials")).hasValue("true");
            assertThat(reply.header("Access-Control-Expose-Headers").orElse("")).contains("ETag", "Content-Range");
            assertThat(vary(reply)).contains("Origin");
            assertThat(accessControl(reply)).hasSize(3);
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void withoutAnOrigin_nothingIsSaidButThatItMatters(int status, String request, String header) throws IOException {
        Wire.Reply reply = send(request, header, "X-Nothing: more");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(accessControl(reply)).isEmpty();
        assertThat(vary(reply)).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.org",
                "https://lab.example.orgx",
                "https://lab.example.or",
                "https://lab.example.org.evil",
                "https://lab.example.org:443",
                "https://lab.example.org/",
                "https://labXexample.org",
                "http://lab.example.org",
                "https://LAB.example.org",
                "lab.example.org",
                "http://localhost:30",
                "http://localhost:30000",
                "http://localhost:3000,",
                "ttp://localhost:3000",
                ".*",
                "*",
                "null",
                "https://.*",
                "\\1",
                "[^ ]+",
                "https://lab.example.org, http://localhost:3000",
                "https://lab.example.org http://localhost:3000",
                "https://lab.example.org,",
                ","
            })
    void aForeignSite_isToldNothing(String origin) throws IOException {
        for (String request : List.of("GET /check/text", "GET /files/cors.txt", "GET /check/null")) {
            Wire.Reply reply = send(request, "", "Origin: " + origin);
            assertThat(accessControl(reply)).as(request).isEmpty();
            assertThat(vary(reply)).as(request).contains("Origin");
        }
        Wire.Reply preflight = send("OPTIONS /check/echo", PREFLIGHT, "Origin: " + origin);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/check/echo", "/check/only-post", "/files/cors.txt", "/proxied/x", "/no/such/thing"})
    void aPreflightOfAListedSite_isAnsweredByTheServer(String path) throws IOException {
        Wire.Reply reply = send("OPTIONS " + path, PREFLIGHT, "Origin: " + LISTED);
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.header("Access-Control-Allow-Origin")).hasValue(LISTED);
        assertThat(reply.header("Access-Control-Allow-Credentials")).hasValue("true");
        assertThat(reply.header("Access-Control-Allow-Methods"))
                .hasValue("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        assertThat(reply.header("Access-Control-Max-Age")).hasValue("600");
        assertThat(reply.header("Access-Control-Allow-Headers")).isEmpty();
        assertThat(vary(reply)).contains("Origin");
    }

    @Test
    void aPreflightThatAsksForHeaders_isAllowedThem() throws IOException {
        Wire.Reply reply = Wire.send(
                server,
                "OPTIONS",
                "/check/echo",
                new byte[0],
                "Origin: " + LISTED,
                PREFLIGHT,
                "Access-Control-Request-Headers: authorization, x-mine");
        assertThat(reply.header("Access-Control-Allow-Headers")).hasValue("authorization, x-mine");
    }

    @Test
    void optionsThatAreNoPreflight_areTheApplications() throws IOException {
        Wire.Reply withoutMethod = send("OPTIONS /check/only-post", "", "Origin: " + LISTED);
        assertThat(withoutMethod.status()).isEqualTo(200);
        assertThat(withoutMethod.header("Allow").orElse("")).contains("POST").doesNotContain("DELETE");
        assertThat(withoutMethod.header("Access-Control-Allow-Origin")).hasValue(LISTED);
        assertThat(withoutMethod.header("Access-Control-Allow-Methods")).isEmpty();
        Wire.Reply withoutOrigin = send("OPTIONS /check/only-post", PREFLIGHT, "X-Nothing: more");
        assertThat(withoutOrigin.status()).isEqualTo(200);
        assertThat(accessControl(withoutOrigin)).isEmpty();
        assertThat(send("OPTIONS /proxied/x", "", "Origin: " + LISTED).text()).startsWith("OPTIONS /base/x");
    }

    @ParameterizedTest
    @CsvSource({"GET,/api/uptime", "GET,/example/", "GET,/no/such/thing", "OPTIONS,/api/upload"})
    void whereNoSiteIsListed_nothingIsSaidAtAll(String method, String path) throws IOException {
        for (String origin : List.of(LISTED, "null", "*")) {
            Wire.Reply reply = Wire.send(Servers.quickApp(), method, path, new byte[0], "Origin: " + origin, PREFLIGHT);
            assertThat(accessControl(reply)).isEmpty();
            assertThat(vary(reply)).doesNotContain("Origin");
        }
    }

    /// @param header one more header, or empty
    private Wire.Reply send(String request, String header, String origin) throws IOException {
        String[] words = request.split(" ");
        byte[] body = words[0].equals("POST") ? "x".getBytes(StandardCharsets.UTF_8) : new byte[0];
        return header.isEmpty()
                ? Wire.send(server, words[0], words[1], body, origin)
                : Wire.send(server, words[0], words[1], body, origin, header);
    }

    private static List<String> accessControl(Wire.Reply reply) {
        return reply.headers().stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("access-control-"))
                .toList();
    }

    /// The names of all Vary lines.
    private static List<String> vary(Wire.Reply reply) {
        return reply.headers().stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("vary:"))
                .flatMap(line -> Stream.of(line.substring(5).split(",")))
                .map(String::strip)
                .toList();
    }
}
