package dev.quadrel.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.quadrel.json.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Browsers that sign in.
class SignInTest extends SignInRig {

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
                "/%5C%5Ce",
                "/%3Cb%3E",
                "/%25zz"
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
            clock.move(SignInFlow.LIFE);
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
            HttpResponse<String> choice = browser.get(OpenIdServer.AUTH + "login?return=/a%27%26b");
            assertThat(choice.body())
                    .contains("login?provider=kc&amp;return=%2Fa%27%26b\"", "login?provider=second&amp;return=");
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

    @Test
    void tokens_areForTheClientThatAskedForThem() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser()) {
            Map<?, ?> tokens = json(signIn(browser, KC + "authorize?state=mine"));
            assertThat(tokens.get("token_type")).isEqualTo("bearer");
            assertThat(who(browser)).isEqualTo("null");
            clock.move(Duration.ofSeconds(1));
            HttpResponse<String> refreshed = browser.post(
                    OpenIdServer.AUTH + "session/refresh",
                    Json.text(Map.of("refresh_token", tokens.get("refresh_token"))),
                    "application/json");
            assertThat(json(refreshed).get("token_type")).isEqualTo("bearer");
        }
    }
}
