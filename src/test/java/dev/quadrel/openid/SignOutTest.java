package dev.quadrel.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Browsers that sign out, and providers that say that a session is over.
class SignOutTest extends SignInRig {

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

    // rule 9
    @Test
    void whatIsNoLogout_endsNothing() throws Exception {
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
            assertThat(who(browser)).contains("alice");
        }
    }
}
