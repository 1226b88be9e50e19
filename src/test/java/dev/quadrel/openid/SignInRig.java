package dev.quadrel.openid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.identity.HandClock;
import dev.quadrel.json.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// A server and its provider, which does what providers do, for the tests of a class.
@TestInstance(Lifecycle.PER_CLASS)
abstract class SignInRig {

    static final String KC = OpenIdServer.AUTH + "provider/kc/";
    static final String LOGIN = OpenIdServer.AUTH + "login?provider=kc&return=";
    static final String WHOAMI = OpenIdServer.AUTH + "whoami";

    final HandClock clock = new HandClock();
    SmallProvider provider;
    OpenIdServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        provider = new SmallProvider(clock);
        server = new OpenIdServer(folder, provider, clock);
    }

    @AfterAll
    void stop() {
        server.close();
        provider.close();
    }

    @BeforeEach
    void usualUser() {
        provider.user = claims -> claims.subject("s-1").claim("preferred_username", "alice");
        provider.idToken = _ -> {};
        provider.isRenewing = false;
    }

    HttpResponse<String> signIn(OpenIdServer.Browser browser, String place) throws Exception {
        return browser.get(provider.letIn(browser.sent(place)).toString());
    }

    static String who(OpenIdServer.Browser browser, String... headers) throws Exception {
        return browser.get(WHOAMI, headers).body();
    }

    static Map<?, ?> json(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return (Map<?, ?>) Json.parse(reply.body());
    }
}
