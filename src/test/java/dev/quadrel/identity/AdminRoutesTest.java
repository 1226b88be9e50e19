package dev.quadrel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.access.Gates;
import dev.quadrel.audit.AuditEvent;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.ApiServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What administrators do over HTTP, and what the audit trail is told.
class AdminRoutesTest {

    @TempDir
    static Path folder;

    private static final List<AuditEvent> TOLD = new CopyOnWriteArrayList<>();
    private static IdentityRig rig;
    private static ApiServer server;

    @BeforeAll
    static void start() throws Exception {
        rig = IdentityRig.withRoot(folder);
        rig.store().tell(TOLD::add);
        server = ApiServer.of(rig.resources(Gates.feature(rig.gate())));
    }

    @AfterAll
    static void stop() {
        server.close();
        rig.close();
    }

    @BeforeEach
    void forget() {
        TOLD.clear();
    }

    private record Reply(int status, String text) {

        Object json() {
            return Objects.requireNonNull(Json.parse(text));
        }

        String member(String name) {
            return String.valueOf(((Map<?, ?>) json()).get(name));
        }
    }

    private static Reply send(@Nullable String token, String method, String path, String body) throws Exception {
        var request = server.request(path)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        HttpResponse<byte[]> reply =
                server.send(token == null ? request : request.header("Authorization", "Bearer " + token));
        return new Reply(reply.statusCode(), new String(reply.body(), StandardCharsets.UTF_8));
    }

    private static Reply logIn(String name, String password) throws Exception {
        return send(null, "POST", "/api/v1/auth/provider/lab/token", "username=" + name + "&password=" + password);
    }

    private static String root() throws Exception {
        return logIn("root", IdentityRig.PASSWORD).member("access_token");
    }

    private static List<String> told() {
        return TOLD.stream()
                .map(event -> "%s %s %s %s"
                        .formatted(event.kind(), event.outcome().text(), event.name(), event.subject())
                        .strip())
                .toList();
    }

    // rules 17 and 18
    @Test
    void aUser_isMadeChangedAndRemoved() throws Exception {
        String root = root();
        Reply made = send(root, "POST", "/admin/users", "{\"name\":\"ann\"}");
        assertThat(made.status()).isEqualTo(201);
        String ann = "/admin/users/" + made.member("uuid");
        String token = logIn("ann", made.member("password")).member("access_token");
        assertThat(send(token, "GET", "/admin/users", "").status()).isEqualTo(401);
        assertThat(send(root, "PUT", ann + "/roles/admin", "").status()).isEqualTo(204);
        assertThat(send(token, "GET", "/admin/users", "").status()).isEqualTo(200);
        assertThat(send(root, "DELETE", ann + "/roles/admin", "").status()).isEqualTo(204);
        assertThat(send(token, "GET", "/admin/users", "").status()).isEqualTo(401);
        assertThat(send(root, "POST", ann + "/password", "{\"password\":\"a-long-password\"}")
                        .status())
                .isEqualTo(200);
        assertThat(logIn("ann", "a-long-password").status()).isEqualTo(200);
        assertThat(send(root, "DELETE", ann, "").status()).isEqualTo(204);
        assertThat(send(root, "GET", ann, "").status()).isEqualTo(404);
        TOLD.removeIf(event -> event.kind().equals("login"));
        assertThat(told())
                .containsExactly(
                        "user.create done root ann",
                        "user.roles done root ann",
                        "user.roles done root ann",
                        "user.password done root ann",
                        "user.remove done root ann");
        assertThat(TOLD.toString()).doesNotContain("a-long-password", made.member("password"));
    }

    // rule 22
    @Test
    void theLastAdministrator_stays() throws Exception {
        String root = root();
        Reply service = send(root, "POST", "/admin/users", "{\"type\":\"service\",\"roles\":[\"user\",\"admin\"]}");
        assertThat(service.text()).contains("\"name\":\"admin\"");
        Object all = send(root, "GET", "/admin/users", "").json();
        String uuid = String.valueOf(((Map<?, ?>) ((List<?>) all).getFirst()).get("uuid"));
        assertThat(send(root, "DELETE", "/admin/users/" + uuid, "").status()).isEqualTo(409);
        assertThat(send(root, "DELETE", "/admin/users/" + uuid + "/roles/admin", "")
                        .status())
                .isEqualTo(409);
        assertThat(send(root, "POST", "/admin/users/" + service.member("uuid") + "/password", "{}")
                        .status())
                .isEqualTo(409);
        assertThat(send(root, "DELETE", "/admin/users/" + service.member("uuid"), "")
                        .status())
                .isEqualTo(204);
    }

    // rule 22
    @Test
    void keysAndSessions_areListedAndTakenAway() throws Exception {
        String root = root();
        String key = send(root, "POST", "/api/v1/auth/apikey", "{}").member("first_eight");
        Map<?, ?> listed =
                (Map<?, ?>) ((List<?>) send(root, "GET", "/admin/keys", "").json()).getLast();
        assertThat(listed.get("first_eight")).isEqualTo(key);
        String path = "/admin/keys/" + listed.get("principal") + "/" + key;
        assertThat(send(root, "DELETE", path, "").status()).isEqualTo(204);
        assertThat(send(root, "DELETE", path, "").status()).isEqualTo(404);
        String other = root();
        Map<?, ?> session =
                (Map<?, ?>) ((List<?>) send(root, "GET", "/admin/sessions", "").json()).getLast();
        assertThat(send(root, "DELETE", "/admin/sessions/" + session.get("uuid"), "")
                        .status())
                .isEqualTo(204);
        assertThat(send(other, "GET", "/admin/users", "").status()).isEqualTo(401);
    }

    // rule 21
    @Test
    void ownPassword_isChangedByTheOneThatHolds() throws Exception {
        send(root(), "POST", "/admin/users", "{\"name\":\"eve\",\"password\":\"first-password\"}");
        String eve = logIn("eve", "first-password").member("access_token");
        String body = "{\"current_password\":\"%s\",\"new_password\":\"%s\"}";
        String path = "/api/v1/auth/password";
        assertThat(send(null, "POST", path, body.formatted("a", "b")).status()).isEqualTo(401);
        assertThat(send(eve, "POST", path, body.formatted("wrong", "second-password"))
                        .status())
                .isEqualTo(403);
        assertThat(send(eve, "POST", path, body.formatted("first-password", "short"))
                        .status())
                .isEqualTo(422);
        assertThat(send(eve, "POST", path, "[]").status()).isEqualTo(422);
        assertThat(send(eve, "POST", path, body.formatted("first-password", "second-password"))
                        .status())
                .isEqualTo(204);
        assertThat(send(eve, "POST", path, body.formatted("x", "y")).status()).isEqualTo(401);
        assertThat(logIn("eve", "first-password").status()).isEqualTo(401);
        assertThat(logIn("eve", "second-password").status()).isEqualTo(200);
    }

    // rule 23
    @Test
    void logins_areTold_butNotWhatNobodyIsCalled() throws Exception {
        logIn("root", IdentityRig.PASSWORD);
        logIn("root", "wrong");
        logIn("my-secret-typed-here", "wrong");
        assertThat(told()).hasSize(3).element(0).asString().startsWith("login done root");
        assertThat(told().subList(1, 3)).containsExactly("login failed root", "login failed");
        assertThat(TOLD).allMatch(event -> event.address().equals("127.0.0.1"));
        assertThat(TOLD.toString()).doesNotContain("wrong", "typed", IdentityRig.PASSWORD);
        logIn("root", IdentityRig.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | users                                      | []                                    | 422",
                "POST   | users                                      | {}                                    | 422",
                "POST   | users                                      | {\"name\":7}                          | 422",
                "POST   | users                                      | {\"name\":\"a\",\"type\":\"service\"} | 422",
                "POST   | users                                      | {\"name\":\"a\",\"roles\":[\"king\"]} | 422",
                "POST   | users                                      | {\"name\":\"a\",\"roles\":[]}         | 422",
                "POST   | users                                      | {\"name\":\"a\",\"password\":\"b\"}   | 422",
                "POST   | users                                      | {\"name\":\"root\"}                   | 409",
                "GET    | users/7                                    | ``                                    | 422",
                "GET    | users?page%5Blimit%5D=x                    | ``                                    | 422",
                "PUT    | users/00000000-0000-0000-0000-000000000000/roles/user | ``                         | 404",
                "PUT    | users/00000000-0000-0000-0000-000000000000/roles/king | ``                         | 404",
                "DELETE | keys/00000000-0000-0000-0000-000000000000/12345678    | ``                         | 404",
                "DELETE | keys/00000000-0000-0000-0000-000000000000/1           | ``                         | 422",
                "DELETE | sessions/7                                 | ``                                    | 422"
            })
    void whatMakesNoSense_isRefused(String method, String path, String body, int status) throws Exception {
        assertThat(send(root(), method, "/admin/" + path, body).status()).isEqualTo(status);
    }
}
