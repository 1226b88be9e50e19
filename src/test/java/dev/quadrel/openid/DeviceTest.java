package dev.quadrel.openid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.json.Json;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs that wait for somebody who signs in in a browser.
class DeviceTest extends SignInRig {

    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

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
}
