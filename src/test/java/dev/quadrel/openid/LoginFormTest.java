package dev.quadrel.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Browsers whose users log in with a password.
class LoginFormTest extends SignInRig {

    private static final String PASSWORD = "correct horse battery";
    private static final String PLACE = OpenIdServer.AUTH + "login";

    @BeforeAll
    void addUsers() {
        server.rig().addUser("paula", PASSWORD);
        server.rig().addUser("paul", PASSWORD);
    }

    private static Map<String, String> filled(HttpResponse<String> page, String name, String password) {
        Matcher secret = Pattern.compile("name=\"csrf\" value=\"([^\"]{43})\"").matcher(page.body());
        assertThat(secret.find()).as(page.body()).isTrue();
        Map<String, String> form = new HashMap<>(Map.of("username", name, "password", password, "return", "/page?a=b"));
        form.put("csrf", secret.group(1));
        return form;
    }

    // rule 16
    @Test
    void aBrowser_signsInAndOut() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser()) {
            HttpResponse<String> page = browser.get(PLACE + "?return=/page%3Fa%3Db");
            assertThat(page.body()).contains("value=\"/page?a=b\"", "login?provider=kc&amp;return=%2Fpage%3Fa%3Db\"");
            HttpResponse<String> reply = browser.form(PLACE, filled(page, "paula", PASSWORD));
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
            assertThat(reply.headers().firstValue("Location"))
                    .hasValue(server.uri("/page?a=b").toString());
            assertThat(reply.headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.matches(
                            "quadrel_session=[0-9a-f]{64}; Max-Age=43200; HttpOnly; Path=/; SameSite=Lax"));
            assertThat(who(browser)).contains("\"id\":\"paula\",\"provider\":\"local\"");
            assertThat(browser.get(OpenIdServer.AUTH + "logout").body()).contains("You are signed out");
            assertThat(who(browser)).isEqualTo("null");
        }
    }

    // rule 16
    @Test
    void aFormOfAnotherBrowser_signsNobodyIn() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser();
                OpenIdServer.Browser other = server.new Browser()) {
            Map<String, String> form = filled(browser.get(PLACE), "paula", PASSWORD);
            assertThat(other.form(PLACE, form).statusCode()).isEqualTo(403);
            other.get(PLACE);
            assertThat(other.form(PLACE, form).statusCode()).isEqualTo(403);
            form.put("return", "//evil.org");
            assertThat(browser.form(PLACE, form).statusCode()).isEqualTo(400);
            assertThat(who(browser)).isEqualTo("null");
        }
    }

    // rule 16
    @Test
    void wrongPasswords_areShownAndSlowedDown() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser()) {
            HttpResponse<String> page = browser.get(PLACE);
            for (int i = 0; i < 5; i++) {
                HttpResponse<String> reply = browser.form(PLACE, filled(page, "paul", "<wrong> one"), "text/html");
                assertThat(reply.statusCode()).isEqualTo(401);
                assertThat(reply.body())
                        .contains("Incorrect username or password", "value=\"paul\"")
                        .doesNotContain("<wrong>", "&lt;wrong");
            }
            HttpResponse<String> late = browser.form(PLACE, filled(page, "paul", PASSWORD), "text/html");
            assertThat(late.statusCode()).isEqualTo(429);
            assertThat(late.headers().firstValue("Retry-After")).isPresent();
            assertThat(who(browser)).isEqualTo("null");
        }
    }
}
