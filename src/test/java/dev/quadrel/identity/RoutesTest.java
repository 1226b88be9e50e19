package dev.quadrel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.access.Gates;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.ApiServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The routes over HTTP, as far as Tiled's own client does not show it.
class RoutesTest {

    private static final String AUTH = "/api/v1/auth/";

    @TempDir
    static Path folder;

    private static IdentityRig rig;
    private static ApiServer users;
    private static ApiServer oneKey;

    @BeforeAll
    static void start() throws Exception {
        rig = IdentityRig.withRoot(folder);
        users = server(rig);
        oneKey = server(rig.withOneKey());
    }

    private static ApiServer server(IdentityRig rig) throws Exception {
        return ApiServer.of(rig.resources(Gates.feature(rig.gate())));
    }

    @AfterAll
    static void stop() {
        users.close();
        oneKey.close();
        rig.close();
    }

    private static HttpResponse<byte[]> send(
            ApiServer server, String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = server.request(AUTH + path)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String[] logIn(String name) throws Exception {
        HttpResponse<byte[]> reply = send(
                users,
                "POST",
                "provider/lab/token",
                "grant_type=password&username=" + name + "&password=correct%2Dhorse",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(reply.headers().allValues("Cache-Control")).containsExactly("no-store");
        return new String[] {"Authorization", "Bearer " + json(reply).get("access_token")};
    }

    // rule 15
    @ParameterizedTest
    @CsvSource({
        "POST, provider/lab/token",
        "POST, session/refresh",
        "POST, session/revoke",
        "DELETE, session/revoke/7",
        "GET, whoami",
        "GET, apikey",
        "POST, apikey",
        "DELETE, apikey",
        "GET, principal",
        "POST, principal",
        "GET, principal/7",
        "POST, principal/7/apikey",
        "DELETE, principal/7/apikey"
    })
    void whereNobodyLogsIn_noRouteIsThere(String method, String path) throws Exception {
        assertThat(send(oneKey, method, path, "").statusCode()).isEqualTo(404);
        assertThat(send(oneKey, method, path, "", "Authorization", "Apikey wrong")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(users, method, path, "").statusCode()).isNotEqualTo(404).isLessThan(500);
    }

    // rule 12
    @Test
    void administratorsSeeAll_withoutSecrets() throws Exception {
        String[] root = logIn("root");
        String key =
                json(send(users, "POST", "apikey", "{}", root)).get("secret").toString();
        HttpResponse<byte[]> reply = send(users, "GET", "principal", "", root);
        String text = text(reply);
        assertThat(text)
                .startsWith("[{\"uuid\":")
                .contains("\"id\":\"root\"", "\"name\":\"admin\"", "\"first_eight\":\"" + key.substring(0, 8));
        assertThat(text)
                .doesNotContain(key)
                .doesNotContain(Secrets.hash(key).orElseThrow())
                .doesNotContain("pbkdf2");
        assertThat(text(send(
                        users,
                        "GET",
                        "principal?page[limit]=0".replace("[", "%5B").replace("]", "%5D"),
                        "",
                        root)))
                .isEqualTo("[]");
    }

    // rule 11
    @Test
    void aKeyThatIsNotThere_is404() throws Exception {
        String[] root = logIn("root");
        assertThat(send(users, "DELETE", "apikey?first_eight=01234567", "", root)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(users, "GET", "principal/00000000-0000-0000-0000-000000000000", "", root)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | provider/lab/token      | a=b                      | 422 | lacks username",
                "POST   | provider/lab/token      | username=%zz&password=x  | 422 | malformed escape",
                "POST   | provider/lab/token      | grant_type=code          | 422 | grant_type",
                "POST   | provider/other/token    | username=a&password=b    | 404 | no provider",
                "POST   | session/refresh         | {                        | 422 | JSON",
                "POST   | session/refresh         | {}                       | 422 | refresh_token",
                "POST   | session/refresh         | {\"refresh_token\":\"x\"} | 401 | Could not validate",
                "POST   | session/revoke          | {\"refresh_token\":\"x\"} | 401 | Could not validate",
                "DELETE | session/revoke/7        | ``                       | 401 | Not authenticated",
                "GET    | principal               | ``                       | 401 | Requires scopes"
                        + " ['read:principals']"
            })
    void whatMakesNoSense_isRefused(String method, String path, String body, int status, String text) throws Exception {
        HttpResponse<byte[]> reply = send(users, method, path, body);
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(text(reply)).contains(text);
    }

    @Test
    void aBodyThatIsTooLong_is413() throws Exception {
        assertThat(send(users, "POST", "provider/lab/token", "password=" + "x".repeat(70_000))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aServiceNeedsARole_andAnIdIsAUuid() throws Exception {
        String[] root = logIn("root");
        assertThat(text(send(users, "POST", "principal?role=king", "", root))).contains("user, admin");
        assertThat(send(users, "GET", "principal/7", "", root).statusCode()).isEqualTo(422);
        assertThat(send(users, "DELETE", "apikey?first_eight=1", "", root).statusCode())
                .isEqualTo(422);
        assertThat(json(send(users, "POST", "principal?role=user", "", root)).get("identities"))
                .isEqualTo(List.of());
    }

    private static String text(HttpResponse<byte[]> reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    private static Map<?, ?> json(HttpResponse<byte[]> reply) {
        return (Map<?, ?>) Json.parse(text(reply));
    }
}
