package dev.quadrel.openid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sessions of programs that go on as long as the provider lets them.
class RenewalTest extends SignInRig {

    private static final String ADMIN = "\"name\":\"admin\"";

    private OpenIdServer.Browser program;

    @BeforeEach
    void aProviderWithRefreshTokens() {
        provider.isRenewing = true;
        program = server.new Browser();
        someone("boss");
    }

    private void someone(String... roles) {
        provider.user = claims ->
                claims.subject("s-r").claim("preferred_username", "rita").claim("roles", List.of(roles));
    }

    private Map<?, ?> signedIn() throws Exception {
        try (OpenIdServer.Browser browser = server.new Browser()) {
            return json(signIn(browser, KC + "authorize"));
        }
    }

    private HttpResponse<String> refresh(Map<?, ?> tokens) throws Exception {
        clock.move(Duration.ofSeconds(1));
        return program.post(
                OpenIdServer.AUTH + "session/refresh",
                Json.text(Map.of("refresh_token", tokens.get("refresh_token"))),
                "application/json");
    }

    private String who(Map<?, ?> tokens) throws Exception {
        return who(program, "Authorization", "Bearer " + tokens.get("access_token"));
    }

    // rule 14
    @Test
    void roles_areReadAnew() throws Exception {
        Map<?, ?> first = signedIn();
        assertThat(who(first)).contains(ADMIN);
        someone("other");
        Map<?, ?> second = json(refresh(first));
        assertThat(who(second)).contains("rita").doesNotContain(ADMIN);
        assertThat(who(first)).doesNotContain(ADMIN);
        someone("boss");
        assertThat(who(json(refresh(second)))).contains(ADMIN);
    }

    // rule 14
    @Test
    void whomTheProviderDoesNotLetGoOn_hasToSignInAgain() throws Exception {
        Map<?, ?> tokens = signedIn();
        Map<?, ?> others = signedIn();
        provider.endAll();
        HttpResponse<String> reply = refresh(tokens);
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.body()).contains("Please re-authenticate");
        assertThat(who(tokens)).contains("Could not validate credentials");
        assertThat(who(others)).contains("rita");
        assertThat(refresh(others).statusCode()).isEqualTo(401);
        assertThat(who(signedIn())).contains("rita");
    }

    // rule 14
    @Test
    void anotherUser_isNotLetIn() throws Exception {
        Map<?, ?> tokens = signedIn();
        provider.user = claims -> claims.subject("s-x").claim("preferred_username", "rita");
        assertThat(refresh(tokens).statusCode()).isEqualTo(401);
    }

    // rule 14
    @Test
    void aProviderThatIsDown_endsNothing() throws Exception {
        Map<?, ?> tokens = signedIn();
        provider.isDown = true;
        assertThat(refresh(tokens).statusCode()).isEqualTo(503);
        provider.isDown = false;
        clock.move(Duration.ofSeconds(4));
        assertThat(who(json(refresh(tokens)))).contains("rita");
    }

    // rule 15
    @Test
    void withoutARefreshToken_theRolesAreThoseOfTheSignIn() throws Exception {
        provider.isRenewing = false;
        Map<?, ?> tokens = signedIn();
        someone("other");
        assertThat(who(json(refresh(tokens)))).contains(ADMIN);
    }

    // rule 14
    @Test
    void aProgramThatWaited_goesOnToo() throws Exception {
        Map<?, ?> waiting = json(program.post(KC + "authorize", "", "text/plain"));
        try (OpenIdServer.Browser browser = server.new Browser()) {
            String form = signIn(browser, waiting.get("authorization_uri").toString())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            Matcher field = Pattern.compile("name=\"code\" value=\"([^\"]+)\"")
                    .matcher(browser.get(form).body());
            assertThat(field.find()).isTrue();
            Object userCode = waiting.get("user_code");
            browser.form(KC + "device_code", Map.of("code", field.group(1), "user_code", userCode.toString()));
        }
        String question = Json.text(Map.of(
                "device_code",
                waiting.get("device_code"),
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code"));
        Map<?, ?> tokens = json(program.post(KC + "token", question, "application/json"));
        someone("other");
        Map<?, ?> later = json(refresh(tokens));
        assertThat(who(later)).contains("rita").doesNotContain(ADMIN);
        provider.endAll();
        assertThat(refresh(later).statusCode()).isEqualTo(401);
    }
}
