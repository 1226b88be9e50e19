package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The page where a browser signs in with a password. Speaks HTTP itself: it tests pages, headers and cookies.
class LoginPageIT {

    private static final String PASSWORD = "correct horse battery";
    private static final String METADATA = "/api/v1/metadata/";
    private static final String WHOAMI = "/api/v1/auth/whoami";

    private static ForeignBrowser browser;
    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        browser = ForeignBrowser.start();
        server = ServerProcess.start(
                Servers.home(),
                Map.of(
                        "quadrel.catalog.directory",
                        Servers.folder("login-page").toString(),
                        "quadrel.access.password-provider",
                        "lab",
                        "quadrel.access.initial-admin",
                        "ada",
                        "quadrel.access.initial-password",
                        PASSWORD));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void somebodyAtABrowser_isLedThereAndBack() {
        browser.open(server, METADATA);
        assertThat(browser.title()).isEqualTo("Sign in");
        browser.submit(Map.of("username", "ada", "password", "wrong"));
        assertThat(browser.text()).contains("Incorrect username or password").doesNotContain("wrong");
        browser.submit(Map.of("password", PASSWORD));
        assertThat(browser.address()).isEqualTo(server.uri(METADATA).toString());
        assertThat(browser.text()).contains("\"data\"");
        browser.open(server, WHOAMI);
        assertThat(browser.text()).contains("\"id\":\"ada\",\"provider\":\"lab\"");
        assertThat(browser.consoleErrors()).isEmpty();
        browser.open(server, "/api/v1/auth/logout");
        assertThat(browser.text()).contains("You are signed out");
        browser.open(server, WHOAMI);
        assertThat(browser.text()).isEqualTo("null");
    }

    @Test
    void thePage_isStrictAndGoesNowhereElse() throws Exception {
        Wire.Reply page = Wire.get(server, "/api/v1/auth/login?return=/page");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain("<script");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .contains("form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(Wire.get(server, "/api/v1/auth/login?return=//evil.example").status())
                .isEqualTo(400);
        Wire.Reply forged = Wire.send(
                server,
                "POST",
                "/api/v1/auth/login",
                "username=ada&password=correct+horse+battery&return=/"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "Content-Type: application/x-www-form-urlencoded");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.header("Set-Cookie").orElse("")).doesNotContain("quadrel_session");
    }
}
