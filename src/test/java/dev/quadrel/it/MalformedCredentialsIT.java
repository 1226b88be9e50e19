package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Credentials that no client sends, on a server where users log in: whatever comes, the reply is a client's error that
/// tells nothing. Speaks HTTP itself: no client sends such.
class MalformedCredentialsIT {

    private static final String PASSWORD = "correct-horse-battery";
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern UUID = Pattern.compile("\"uuid\":\"([^\"]+)\"");
    private static final List<String> REQUESTS = List.of(
            "GET /api/v1/metadata/",
            "GET /api/v1/metadata/no/such/node",
            "POST /api/v1/metadata/",
            "GET /api/v1/search/",
            "GET /api/v1/array/full/x",
            "GET /api/v1/auth/whoami",
            "GET /api/v1/auth/apikey",
            "POST /api/v1/auth/apikey",
            "DELETE /api/v1/auth/apikey?first_eight=01234567",
            "GET /api/v1/auth/principal",
            "DELETE /api/v1/auth/session/revoke/00000000-0000-0000-0000-000000000000",
            "POST /api/v1/auth/password",
            "GET /api/v1/metrics",
            "GET /metrics",
            "GET /admin/users",
            "POST /admin/users",
            "GET /admin/audit",
            "GET /admin/settings",
            "POST /admin/commands");

    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start(
                Servers.home(),
                Map.of(
                        "quadrel.access.password-provider", "local",
                        "quadrel.access.initial-admin", "alice",
                        "quadrel.access.initial-password", PASSWORD,
                        "quadrel.command.admin-token", "0123456789abcdef"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(String head, String claims, String signature) {
        return base64(head) + "." + base64(claims) + "." + signature;
    }

    /// Values of the header, of the key in the URL, and of cookies.
    private static List<String> garbage() {
        List<String> values = new ArrayList<>(forged());
        values.addAll(List.of(
                "",
                " ",
                "x",
                ".",
                "..",
                "...",
                "a.b.c",
                "%00",
                "%zz",
                "é\u0080ÿ",
                "\"quoted\"",
                "' or '1'='1",
                "0".repeat(63),
                "0".repeat(64),
                "zz".repeat(32),
                "0".repeat(20_000),
                ".".repeat(20_000)));
        Random random = new Random(7);
        for (int i = 0; i < 10; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            values.add(Base64.getEncoder().encodeToString(bytes));
        }
        return values;
    }

    /// Tokens that nobody has signed.
    private static List<String> forged() {
        String claims = "{\"type\":\"access\",\"sid\":\"00000000-0000-0000-0000-000000000000\",\"exp\":9999999999}";
        return List.of(
                token("{\"alg\":\"none\"}", claims, ""),
                token("{\"alg\":\"NONE\",\"typ\":\"JWT\"}", claims, "x"),
                token("{\"alg\":\"HS256\",\"kid\":\"x\"}", claims, base64("x")),
                token("{\"alg\":\"HS256\",\"kid\":{}}", claims, base64("x")),
                token("{\"alg\":\"RS256\",\"kid\":\"../../etc/passwd\"}", claims, base64("x")),
                token("{\"alg\":[\"HS256\"]}", "[1,2]", base64("x")),
                token("[".repeat(5_000), "[".repeat(5_000), base64("x")),
                token("null", "null", "null"),
                token("{\"alg\":\"HS256\",\"kid\":\"\\u0000\"}", "{\"exp\":1e999}", base64("x")));
    }

    @Test
    void anyHeader_isRefusedOrIgnored() throws Exception {
        for (String value : garbage()) {
            for (String request : REQUESTS) {
                check(request, "Authorization: Bearer " + value);
                check(request, "Authorization: Apikey " + value);
            }
            check("GET /api/v1/metadata/", "Authorization: Basic " + value);
            check("POST /admin/commands", "Authorization: " + value);
        }
    }

    @Test
    void anyCookie_isRefusedOrIgnored() throws Exception {
        for (String value : garbage()) {
            for (String request : REQUESTS) {
                check(request, "Cookie: tiled_api_key=" + value);
            }
            check("POST /api/v1/auth/apikey", "Cookie: tiled_csrf=" + value, "X-CSRF: " + value);
            check("GET /api/v1/metadata/", "Cookie: " + value);
        }
    }

    @Test
    void repeatedHeaders_areRefusedOrIgnored() throws Exception {
        for (String request : REQUESTS) {
            check(request, "Authorization: Bearer x", "Authorization: Apikey y");
            check(request, "Authorization: Bearer a, Bearer b", "authorization:");
            check(request, "Cookie: tiled_api_key=a; tiled_api_key=b", "Cookie: tiled_api_key=c");
            check(
                    request,
                    "X-Forwarded-Proto: \u00ff",
                    "X-Forwarded-Host: a b\"",
                    "X-Tiled-Request-ID: " + "x".repeat(9_000));
        }
    }

    @Test
    void anyKeyInTheUrl_isRefusedOrIgnored() throws Exception {
        for (String value : List.of(
                "",
                "x",
                "%00",
                "%ff%fe",
                "%zz",
                "%",
                "é",
                "0".repeat(64),
                "%F0%9F%98%80",
                "a&api_key=b",
                "0".repeat(4_000))) {
            for (String request : REQUESTS) {
                check(request + (request.contains("?") ? "&" : "?") + "api_key=" + value + "&csrf=" + value);
            }
        }
    }

    @Test
    void anyBodyOfALogin_isRefused() throws Exception {
        List<byte[]> bodies = new ArrayList<>();
        for (String text : List.of(
                "", "username=a", "username=%00&password=%00", "username=a&username=b&password=", "%", "{}", "[[[[")) {
            bodies.add(text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0, '=', '&', '%'});
        for (byte[] body : bodies) {
            for (String path : List.of("provider/local/token", "session/refresh", "session/revoke", "password")) {
                checked(Wire.send(server, "POST", "/api/v1/auth/" + path, body), path);
            }
        }
    }

    /// Nobody learns what there is by what he may not see.
    @Test
    void whatIsThere_looksLikeWhatIsNot() throws Exception {
        String admin = "Authorization: Bearer " + logIn("alice", PASSWORD);
        byte[] bob =
                "{\"name\":\"bob\",\"password\":\"%s\"}".formatted(PASSWORD).getBytes(StandardCharsets.UTF_8);
        assertThat(Wire.send(server, "POST", "/admin/users", bob, admin).status())
                .isEqualTo(201);
        String session = found(UUID, Wire.get(server, "/admin/sessions", admin).text());
        String user = "Authorization: Bearer " + logIn("bob", PASSWORD);
        String revoke = "/api/v1/auth/session/revoke/";
        Wire.Reply there = Wire.send(server, "DELETE", revoke + session, new byte[0], user);
        String other = "00000000-0000-0000-0000-000000000000";
        Wire.Reply missing = Wire.send(server, "DELETE", revoke + other, new byte[0], user);
        assertThat(there.status()).isEqualTo(missing.status()).isEqualTo(404);
        assertThat(there.text().replace(session, "")).isEqualTo(missing.text().replace(other, ""));
        for (String[] pair : new String[][] {
            {"/api/v1/metadata/", "/api/v1/metadata/no"},
            {"/admin/users/" + other, "/admin/users"},
            {"/api/v1/auth/principal/" + other, "/api/v1/auth/principal"}
        }) {
            assertThat(Wire.get(server, pair[0]).status())
                    .isEqualTo(Wire.get(server, pair[1]).status())
                    .isEqualTo(401);
        }
        assertThat(Wire.get(server, "/admin/users/" + other, user).status()).isEqualTo(401);
    }

    private static String logIn(String name, String password) throws Exception {
        byte[] form = ("username=" + name + "&password=" + password).getBytes(StandardCharsets.UTF_8);
        return found(
                TOKEN,
                Wire.send(server, "POST", "/api/v1/auth/provider/local/token", form)
                        .text());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static void check(String request, String... headers) throws Exception {
        String[] words = request.split(" ", 2);
        byte[] body = words[0].equals("POST") ? "{}".getBytes(StandardCharsets.UTF_8) : new byte[0];
        Wire.Reply reply = Wire.send(server, words[0], words[1], body, headers);
        checked(reply, request + " " + String.join(" | ", headers));
        assertThat(reply.status() < 300 && !words[1].contains("whoami"))
                .as(request + " " + String.join(" | ", headers))
                .isFalse();
    }

    private static void checked(Wire.Reply reply, String sent) {
        assertThat(reply.status()).as(sent).isBetween(200, 499);
        assertThat(reply.text()).as(sent).doesNotContain("Exception", "\tat ", "java.", "dev.quadrel");
    }
}
