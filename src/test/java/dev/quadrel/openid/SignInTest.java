package dev.quadrel.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.quadrel.json.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Browsers and programs that sign in and out, against a provider that does what providers do.
class SignInTest {

    private static final String KC = OpenIdServer.AUTH + "provider/kc/";
    private static final String LOGIN = OpenIdServer.AUTH + "login?provider=kc&return=";
    private static final String WHOAMI = OpenIdServer.AUTH + "whoami";
    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    @TempDir
    static Path folder;

    private static final HandClock CLOCK = new HandClock();
    private static SmallProvider provider;
    private static OpenIdServer server;

    @BeforeAll
    static void start() throws Exception {
        provider = new SmallProvider(CLOCK);
        server = new OpenIdServer(folder, provider, CLOCK);
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    @BeforeEach
    void usualUser() {
        provider.user = claims -> claims.subject("s-1").claim("preferred_username", "alice");
        provider.idToken = _ -> {};
    }

    private static HttpResponse<String> signIn(OpenIdServer.Browser browser, String place) throws Exception {
        return browser.get(provider.letIn(browser.sent(place)).toString());
    }

    private static String who(OpenIdServer.Browser browser, String... headers) throws Exception {
        return browser.get(WHOAMI, headers).body();
    }

    // rule 7
    @Test
    void aBrowser_signsInAndGoesOn() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser()) {
            assertThat(who(browser)).isEqualTo("null");
            HttpResponse<String> reply = signIn(browser, LOGIN + "/page%3Fa%3Db");
            assertThat(reply.statusCode()).isEqualTo(303);
            assertThat(reply.headers().firstValue("Location"))
                    .hasValue(server.uri("/page?a=b").toString());
            assertThat(reply.headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.matches(
                            "quadrel_session=[0-9a-f]{64}; Max-Age=43200; HttpOnly; Path=/; SameSite=Lax"));
            assertThat(who(browser)).contains("\"id\":\"alice\",\"provider\":\"kc\"", "\"name\":\"user\"");
            assertThat(browser.get("/api/v1/guarded").body()).isEqualTo("read");
            assertThat(browser.post("/api/v1/guarded", "", "text/plain").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void byHttps_theCookiesAreForHttpsAlone() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser()) {
            HttpResponse<String> reply = browser.get(LOGIN + "/", "X-Forwarded-Proto", "https");
            assertThat(reply.headers().allValues("Set-Cookie"))
                    .hasSize(2)
                    .allMatch(cookie -> cookie.endsWith("; Secure"));
        }
    }

    // rule 7
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.org",
                "https://evil.org",
                "/%5Cevil.org",
                "evil",
                "",
                "/%09/evil.org",
                "/a%0D%0Ab",
                "/%5C%5Ce", "/%3Cb%3E", "/%25zz"
            })
    void nobodyIsSentElsewhere(String place) throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser()) {
            assertThat(browser.get(LOGIN + place).statusCode()).isEqualTo(400);
        }
    }

    // rule 5
    @Test
    void anAttempt_comesToItsEndOnceInItsBrowserInTime() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser();
                OpenIdServer.Browser other = server.new Browser()) {
            String back = provider.letIn(browser.sent(LOGIN + "/")).toString();
            assertRefused(other.get(back), "begun in another browser");
            other.sent(LOGIN + "/");
            assertRefused(other.get(back), "begun in another browser");
            assertThat(browser.get(back).statusCode()).isEqualTo(303);
            assertRefused(browser.get(back), "come to its end before");
            String late = provider.letIn(browser.sent(LOGIN + "/")).toString();
            assertRefused(browser.get(late.replace("/kc/", "/second/")), "not known here");
            assertRefused(browser.get(late.replace("state=", "state=x")), "not known here");
            CLOCK.move(SignInFlow.LIFE);
            assertRefused(browser.get(late), "taken too long");
            assertRefused(browser.get(KC + "code?code=x"), "not known here");
        }
    }

    private static void assertRefused(HttpResponse<String> reply, String text) {
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains(text);
        assertThat(reply.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("quadrel_session"));
    }

    // rule 5
    @Test
    void aCodeThatWasUsed_isRefusedByTheProvider() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser()) {
            URI first = provider.letIn(browser.sent(LOGIN + "/"));
            browser.get(first.toString());
            String code = SmallProvider.form(first.getRawQuery()).get("code");
            String second =
                    provider.letIn(browser.sent(LOGIN + "/")).toString().replaceAll("code=[^&]*", "code=" + code);
            HttpResponse<String> reply = browser.get(second);
            assertThat(reply.statusCode()).isEqualTo(401);
            assertThat(reply.body()).contains("did not confirm");
        }
    }

    @Test
    void whoeverIsNotLetIn_isTold() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser()) {
            String back =
                    provider.letIn(browser.sent(LOGIN + "/")).toString().replaceAll("code=[^&]*", "error=%3Cb%3E");
            HttpResponse<String> reply = browser.get(back, "Accept", "text/html");
            assertThat(reply.statusCode()).isEqualTo(401);
            assertThat(reply.body())
                    .startsWith("<!DOCTYPE html>")
                    .contains("did not let you in")
                    .doesNotContain("<b>");
        }
    }

    // rule 3
    @Test
    void aWrongIdToken_signsNobodyIn() throws Exception {
        List<Consumer<JWTClaimsSet.Builder>> wrong = List.of(
                claims -> claims.claim("nonce", "another"),
                claims -> claims.audience("other"),
                claims -> claims.audience(List.of("quadrel", "other")),
                claims -> claims.claim("azp", "other"),
                claims -> claims.issuer("https://evil.org"),
                claims -> claims.claim("at_hash", "AAAA"),
                claims -> claims.subject(null),
                claims -> claims.expirationTime(null));
        try (OpenIdServer.Browser browser = server.new Browser()) {
            for (Consumer<JWTClaimsSet.Builder> one : wrong) {
                provider.idToken = one;
                HttpResponse<String> reply = signIn(browser, LOGIN + "/");
                assertThat(reply.statusCode()).isEqualTo(401);
                assertThat(who(browser)).isEqualTo("null");
            }
        }
    }

    // rule 6
    @Test
    void roles_areThoseOfTheLastSignIn() throws Exception {
        provider.user = claims ->
                claims.subject("s-2").claim("preferred_username", "bob").claim("roles", List.of("boss"));
        try (OpenIdServer.Browser browser = server.new Browser()) {
            signIn(browser, LOGIN + "/");
            assertThat(who(browser)).contains("\"name\":\"admin\"");
            provider.user = claims -> claims.subject("s-2").claim("preferred_username", "robert");
            try (OpenIdServer.Browser again = server.new Browser()) {
                signIn(again, LOGIN + "/");
                assertThat(who(again)).contains("\"id\":\"robert\"").doesNotContain("admin");
            }
            assertThat(who(browser)).contains("\"id\":\"robert\"").doesNotContain("admin");
        }
    }

    @Test
    void aNameThatIsAnothers_isRefused() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser()) {
            signIn(browser, LOGIN + "/");
            provider.user = claims -> claims.subject("s-3").claim("preferred_username", "alice");
            assertThat(signIn(server.new Browser(), LOGIN + "/").statusCode()).isEqualTo(409);
            provider.user = claims -> claims.subject("s-3").claim("preferred_username", "x".repeat(1000));
            assertThat(signIn(server.new Browser(), LOGIN + "/").statusCode()).isEqualTo(403);
        }
    }

    // rule 8
    @Test
    void aBrowser_signsOutHereAndAtTheProvider() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser()) {
            signIn(browser, LOGIN + "/");
            URI place = browser.sent(OpenIdServer.AUTH + "logout");
            Map<String, String> query = SmallProvider.form(place.getRawQuery());
            assertThat(place.toString()).startsWith(provider.issuer() + "/logout?");
            assertThat(query.get("id_token_hint").split("\\.")).hasSize(3);
            assertThat(query).containsEntry("client_id", "quadrel");
            assertThat(browser.get(query.get("post_logout_redirect_uri")).body())
                    .contains("signed out");
            assertThat(who(browser)).isEqualTo("null");
            assertThat(browser.get(OpenIdServer.AUTH + "logout").body()).contains("signed out");
        }
    }

    @Test
    void theCookieOfAnEndedSession_isOfNoUse() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser();
                OpenIdServer.Browser thief = server.new Browser()) {
            String cookie = signIn(browser, LOGIN + "/").headers().allValues("Set-Cookie").stream()
                    .filter(one -> one.startsWith("quadrel_session="))
                    .findFirst()
                    .orElseThrow()
                    .split(";")[0];
            assertThat(who(thief, "Cookie", cookie)).contains("alice");
            HttpResponse<String> reply = browser.post(OpenIdServer.AUTH + "logout", "", "text/plain");
            assertThat(reply.body()).isEqualTo("{}");
            assertThat(reply.headers().allValues("Set-Cookie"))
                    .anyMatch(one -> one.startsWith("tiled_api_key=; Max-Age=0"))
                    .anyMatch(one -> one.startsWith("quadrel_session=; Max-Age=0"));
            assertThat(who(thief, "Cookie", cookie)).isEqualTo("null");
        }
    }

    // rule 9
    @Test
    void theProvider_endsSessions() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser();
                OpenIdServer.Browser door = server.new Browser()) {
            signIn(browser, LOGIN + "/");
            for (String wrong : List.of(
                    provider.logout(claims -> claims.claim("nonce", "n")),
                    provider.logout(claims -> claims.claim("events", Map.of())),
                    provider.logout(claims -> claims.claim("sid", null).subject(null)),
                    provider.logout(claims -> claims.jwtID(null)),
                    provider.logout(claims -> claims.audience("other")),
                    provider.logout(claims -> claims.issuer("https://evil.org")),
                    provider.token(_ -> {}),
                    "x")) {
                HttpResponse<String> reply = door.form(KC + "backchannel-logout", Map.of("logout_token", wrong));
                assertThat(reply.statusCode()).isEqualTo(400);
                assertThat(reply.body()).contains("invalid_request");
            }
            door.form(
                    KC + "backchannel-logout",
                    Map.of("logout_token", provider.logout(claims -> claims.claim("sid", "another"))));
            assertThat(who(browser)).contains("alice");
            String token = provider.logout(_ -> {});
            HttpResponse<String> reply = door.form(KC + "backchannel-logout", Map.of("logout_token", token));
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(who(browser)).isEqualTo("null");
            signIn(browser, LOGIN + "/");
            assertThat(door.form(KC + "backchannel-logout", Map.of("logout_token", token))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(who(browser)).contains("alice");
            door.form(
                    KC + "backchannel-logout",
                    Map.of("logout_token", provider.logout(claims -> claims.claim("sid", null))));
            assertThat(who(browser)).isEqualTo("null");
        }
    }

    // rule 10
    @Test
    void aProgram_waitsUntilSomebodyEntersItsCode() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser();
                OpenIdServer.Browser program = server.new Browser()) {
            Map<?, ?> waiting = json(program.post(KC + "authorize", "", "text/plain"));
            assertThat(waiting.get("interval")).isEqualTo(5);
            assertThat(waiting.get("expires_in")).isEqualTo(900);
            assertThat(waiting.get("user_code").toString()).matches("[0-9A-F]{4}-[0-9A-F]{4}");
            assertThat(poll(program, waiting).body()).isEqualTo("{\"detail\":{\"error\":\"authorization_pending\"}}");
            assertThat(poll(program, waiting).statusCode()).isEqualTo(400);
            String form = signIn(browser, waiting.get("authorization_uri").toString())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            String ticket = ticket(browser.get(form).body());
            assertThat(server.new Browser().get(form).statusCode()).isEqualTo(401);
            assertThat(enter(browser, ticket, "0000-0000").statusCode()).isEqualTo(401);
            HttpResponse<String> done =
                    enter(browser, ticket, waiting.get("user_code").toString().toLowerCase(Locale.ROOT));
            assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
            assertThat(enter(browser, ticket, waiting.get("user_code").toString())
                            .statusCode())
                    .isEqualTo(401);
            Map<?, ?> tokens = json(poll(program, waiting));
            assertThat(tokens.get("identity")).isEqualTo(Map.of("id", "alice", "provider", "kc"));
            assertThat(who(program, "Authorization", "Bearer " + tokens.get("access_token")))
                    .contains("alice");
            assertThat(poll(program, waiting).statusCode()).isEqualTo(404);
        }
    }

    // rule 12
    @Test
    void pages_showWhatOthersSayAndRunNothing() throws Exception {
        provider.user = claims -> claims.subject("s-9").claim("preferred_username", "<script>alert('x')</script>");
        try (OpenIdServer.Browser browser = server.new Browser()) {
            String form = signIn(browser, KC + "device_code")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            HttpResponse<String> page = browser.get(form);
            assertThat(page.body()).contains("&lt;script&gt;alert(&#39;x&#39;)").doesNotContain("<script");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            HttpResponse<String> choice = browser.get(OpenIdServer.AUTH + "login?return=/%22%3E%3Cb%3E");
            assertThat(choice.body()).contains("login?provider=kc&amp;return=").doesNotContain("<b>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"device_code\":7}", "{\"device_code\":\"00\"}", "a=b"})
    void whatIsNoQuestion_is422(String body) throws Exception {
        try (OpenIdServer.Browser program = server.new Browser()) {
            assertThat(program.post(KC + "token", body, "application/json").statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void unknownCodes_areRefused() throws Exception {
        try (OpenIdServer.Browser program = server.new Browser()) {
            assertThat(poll(program, Map.of("device_code", "xyz")).statusCode()).isEqualTo(401);
            assertThat(poll(program, Map.of("device_code", "00")).statusCode()).isEqualTo(404);
        }
    }

    // rule 13
    @Test
    void aProviderThatIsNotSet_hasNoRoutes() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser()) {
            for (String path : List.of("authorize", "code", "device_code", "signed_out")) {
                assertThat(browser.get(OpenIdServer.AUTH + "provider/other/" + path)
                                .statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            for (String path : List.of("authorize", "token", "device_code", "backchannel-logout")) {
                assertThat(browser.post(OpenIdServer.AUTH + "provider/other/" + path, "", "text/plain")
                                .statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(browser.get(OpenIdServer.AUTH + "login?provider=other").statusCode())
                    .isEqualTo(404);
        }
    }

    private static HttpResponse<String> poll(OpenIdServer.Browser program, Map<?, ?> waiting) throws Exception {
        return program.post(
                KC + "token",
                Json.text(Map.of("device_code", waiting.get("device_code"), "grant_type", DEVICE_GRANT)),
                "application/json");
    }

    private static HttpResponse<String> enter(OpenIdServer.Browser browser, String ticket, String code)
            throws Exception {
        return browser.form(KC + "device_code", Map.of("code", ticket, "user_code", code));
    }

    private static String ticket(String page) {
        Matcher field = Pattern.compile("name=\"code\" value=\"([^\"]+)\"").matcher(page);
        assertThat(field.find()).as(page).isTrue();
        return field.group(1);
    }

    private static Map<?, ?> json(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return (Map<?, ?>) Json.parse(reply.body());
    }

    @Test
    void tokens_areForTheClientThatAskedForThem() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser()) {
            Map<?, ?> tokens = json(signIn(browser, KC + "authorize?state=mine"));
            assertThat(tokens.get("token_type")).isEqualTo("bearer");
            assertThat(who(browser)).isEqualTo("null");
            CLOCK.move(Duration.ofSeconds(1));
            HttpResponse<String> refreshed = browser.post(
                    OpenIdServer.AUTH + "session/refresh",
                    Json.text(Map.of("refresh_token", tokens.get("refresh_token"))),
                    "application/json");
            assertThat(json(refreshed).get("token_type")).isEqualTo("bearer");
        }
    }
}
