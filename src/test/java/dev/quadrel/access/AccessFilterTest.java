package dev.quadrel.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.negotiation.ApiServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessFilterTest {

    private static final String PATH = "/api/v1/guarded";
    private static final String CSRF = "c".repeat(43);

    private static ApiServer closed;
    private static ApiServer open;
    private static ApiServer members;

    @BeforeAll
    static void start() throws Exception {
        closed = ApiServer.of(new Guarded(), feature(false));
        open = ApiServer.of(new Guarded(), feature(true));
        members = ApiServer.of(new Guarded(), Gates.featureOfMembers());
    }

    @AfterAll
    static void stop() {
        closed.close();
        open.close();
        members.close();
    }

    @SuppressWarnings("UnnecessaryAssignment")
    private static AccessFeature feature(boolean publicRead) {
        AccessFeature feature = new AccessFeature();
        feature.gate = new AccessGate(new AccessSettings(Optional.of("secret"), publicRead));
        return feature;
    }

    // rule 13
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | Apikey own    | 200 | read",
                "GET  | Bearer x.y.z  | 200 | read",
                "GET  | Apikey secret | 401 | Invalid API key",
                "GET  | Bearer old    | 401 | Access token has expired",
                "POST | Apikey own    | 401 | Request had scopes ['read:metadata']"
            })
    void whereUsersLogIn_theirKeysAndTokensHold(String method, String header, int status, String text)
            throws Exception {
        HttpResponse<byte[]> reply = members.send(members.request(PATH)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", header));
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(text(reply)).contains(text);
    }

    // rule 13
    @Test
    void aMembersKeyInTheUrl_becomesACookie() throws Exception {
        assertThat(ApiServer.cookies(members.get(PATH + "?api_key=own"))).anyMatch(AccessFilterTest::hasKey);
        assertThat(ApiServer.cookies(members.get(PATH + "?api_key=secret"))).noneMatch(AccessFilterTest::hasKey);
    }

    // rule 14
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-             | 200 | anonymous",
                "Apikey own    | 200 | 00000000-0000-0000-0000-000000000007",
                "Apikey secret | 401 | Invalid API key",
                "Bearer old    | 401 | Access token has expired"
            })
    void whoWantsToKnowWhoItIs_refusesWrongCredentials(String header, int status, String text) throws Exception {
        HttpResponse<byte[]> reply =
                header == null ? members.get(PATH + "/who") : members.get(PATH + "/who", "Authorization", header);
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(text(reply)).contains(text);
    }

    // rules 1, 2 and 3
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "secret | -             | -      | 200 | read",
                "-      | Apikey secret | -      | 200 | read",
                "-      | APIKEY secret | -      | 200 | read",
                "-      | -             | secret | 200 | read",
                "secret | Apikey wrong  | wrong  | 200 | read",
                "secret | Basic x       | wrong  | 200 | read",
                "-      | Apikey secret | wrong  | 200 | read",
                "-      | Bearer x.y.z  | secret | 200 | read",
                "wrong  | Apikey secret | secret | 401 | Invalid API key",
                "-      | Apikey wrong  | secret | 401 | Invalid API key",
                "-      | -             | wrong  | 401 | Invalid API key",
                "-      | Bearer x.y.z  | -      | 401 | Could not validate credentials",
                "-      | secret        | secret | 400 | Authorization header must include the authorization type",
                "-      | Basic c2Vj    | -      | 400 | Authorization header must include the authorization type"
            })
    void credentials_countInTheirOrder(String query, String header, String cookie, int status, String text)
            throws Exception {
        HttpRequest.Builder request = closed.request(PATH + (query == null ? "" : "?api_key=" + query));
        if (header != null) {
            request.header("Authorization", header);
        }
        if (cookie != null) {
            request.header("Cookie", "tiled_api_key=" + cookie);
        }
        HttpResponse<byte[]> reply = closed.send(request);
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(text(reply)).contains(text).doesNotContain("c2Vj");
        if (status != 200) {
            assertThat(reply.headers().allValues("Content-Type")).containsExactly("application/json");
        }
    }

    // rule 4
    @Test
    void aMissingScope_is401AndTellsWhereToLogIn() throws Exception {
        HttpResponse<byte[]> reply = closed.get(PATH);
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(text(reply))
                .contains("\"detail\":\"Not enough permissions. Requires scopes ['read:metadata']. Request had scopes"
                        + " []\"");
        assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue("Bearer scope=\"read:metadata\"");
        String root = reply.headers().firstValue("X-Tiled-Root").orElse("");
        assertThat(root).startsWith("http://127.0.0.1:").endsWith("/api/v1");
    }

    // rule 10
    @Test
    void aPublicCatalog_isReadByAllAndWrittenByTheKey() throws Exception {
        assertThat(text(open.get(PATH))).isEqualTo("read");
        assertThat(open.get(PATH + "?api_key=wrong").statusCode()).isEqualTo(401);
        HttpResponse<byte[]> refused = open.send(post(open, PATH));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(text(refused))
                .contains("Requires scopes ['write:metadata', 'create:node']."
                        + " Request had scopes ['read:metadata', 'read:data']");
        assertThat(text(open.send(post(open, PATH).header("Authorization", "Apikey secret"))))
                .isEqualTo("written");
    }

    // rule 5
    @Test
    void aRightKeyInTheUrlOfAGet_becomesACookie() throws Exception {
        assertThat(ApiServer.cookies(closed.get(PATH + "?api_key=secret")))
                .contains("tiled_api_key=secret; HttpOnly; Path=/; SameSite=lax");
        assertThat(ApiServer.cookies(closed.get(PATH + "/open?api_key=secret")))
                .contains("tiled_api_key=secret; HttpOnly; Path=/; SameSite=lax");
        assertThat(ApiServer.cookies(closed.get(PATH + "?api_key=wrong"))).noneMatch(AccessFilterTest::hasKey);
        assertThat(ApiServer.cookies(closed.get(PATH + "/open?api_key=wrong"))).noneMatch(AccessFilterTest::hasKey);
        assertThat(ApiServer.cookies(closed.get(PATH, "Authorization", "Apikey secret")))
                .noneMatch(AccessFilterTest::hasKey);
        assertThat(ApiServer.cookies(closed.send(post(closed, PATH + "?api_key=secret"))))
                .noneMatch(AccessFilterTest::hasKey);
    }

    private static boolean hasKey(String cookie) {
        return cookie.startsWith("tiled_api_key");
    }

    // rule 6
    @ParameterizedTest
    @ValueSource(strings = {PATH, PATH + "?api_key=secret", PATH + "/open"})
    void aRequestWithoutTheCookieAgainstForgery_getsOne(String path) throws Exception {
        assertThat(ApiServer.cookies(closed.get(path)))
                .anyMatch(cookie -> cookie.matches("tiled_csrf=[\\w-]{43}; HttpOnly; Path=/; SameSite=lax"));
        assertThat(ApiServer.cookies(closed.get(path, "Cookie", "tiled_csrf=" + CSRF)))
                .noneMatch(cookie -> cookie.startsWith("tiled_csrf"));
    }

    // rule 7
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "tiled_api_key=secret               | -   | ''       | 403",
                "tiled_api_key=secret; tiled_csrf=C | -   | ''       | 403",
                "tiled_api_key=secret; tiled_csrf=C | D   | ''       | 403",
                "tiled_api_key=secret               | C   | ''       | 403",
                "tiled_api_key=secret; tiled_csrf=  | ''  | ''       | 403",
                "tiled_api_key=secret; tiled_csrf=C | C   | ''       | 200",
                "tiled_api_key=secret; tiled_csrf=C | -   | ?csrf=C  | 200",
                "tiled_api_key=wrong; tiled_csrf=C  | C   | ''       | 401",
                "tiled_api_key=wrong                | -   | ?api_key=secret | 200"
            })
    void aChangeByCookieAlone_repeatsTheCookieAgainstForgery(String cookies, String header, String query, int status)
            throws Exception {
        HttpRequest.Builder request = post(closed, PATH + query).header("Cookie", cookies);
        if (header != null) {
            request.header("X-CSRF", header);
        }
        HttpResponse<byte[]> reply = closed.send(request);
        assertThat(reply.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
            assertThat(text(reply)).contains("x-csrf").doesNotContain("secret");
        }
    }

    // rule 8
    @Test
    void byHttps_cookiesAreForHttpsAlone() throws Exception {
        assertThat(ApiServer.cookies(closed.get(PATH + "?api_key=secret", "X-Forwarded-Proto", "https")))
                .hasSize(2)
                .allMatch(cookie -> cookie.endsWith("; SameSite=lax; Secure"));
    }

    // rule 9
    @ParameterizedTest
    @ValueSource(strings = {"Basic x", "Apikey wrong", "Bearer x", "secret"})
    void whatNeedsNoScope_refusesNobody(String authorization) throws Exception {
        assertThat(text(closed.get(PATH + "/open?api_key=wrong", "Authorization", authorization)))
                .isEqualTo("open");
    }

    @Test
    void otherMethods_areLeftAlone() throws Exception {
        HttpResponse<byte[]> reply = closed.get(PATH + "/plain?api_key=wrong");
        assertThat(text(reply)).isEqualTo("plain");
        assertThat(ApiServer.cookies(reply)).isEmpty();
    }

    private static HttpRequest.Builder post(ApiServer server, String path) {
        return server.request(path).POST(HttpRequest.BodyPublishers.noBody());
    }

    private static String text(HttpResponse<byte[]> reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    // rule 22
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "later                      |               | 200 | anonymous",
                "later?api_key=wrong        |               | 401 | Invalid API key",
                "later                      | Apikey wrong  | 401 | Invalid API key",
                "later?access_token=old     |               | 401 | Access token has expired",
                "later?access_token=old     | Bearer x.y.z  | 401 | Request had scopes ['read:metadata']",
                "later?access_token=x.y.z   |               | 401 | Request had scopes ['read:metadata']",
                "who?access_token=x.y.z     |               | 200 | anonymous"
            })
    void whoHasNoCredentials_saysThemLater_whereThatIsPossible(String path, String header, int status, String text)
            throws Exception {
        HttpRequest.Builder request = members.request(PATH + "/" + path);
        if (header != null) {
            request.header("Authorization", header);
        }
        HttpResponse<byte[]> reply = members.send(request.GET());
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).contains(text);
    }
}
