package dev.quadrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.access.Role;
import dev.quadrel.access.Scope;
import dev.quadrel.it.AccountRoute.Thing;
import dev.quadrel.json.Json;
import dev.quadrel.openid.SmallProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everybody who could use routes that are on no node: on a server whose users log in, and on one where one key allows
/// everything. What a request is about is there before. Speaks HTTP itself: each request is one that a test asks for by
/// its route.
final class AccountCast {

    static final String ONE_KEY = "secret";

    private static final Map<String, String> USUAL =
            Map.of("provider", "kc", "role", "user", "job", "none", "section", "none", "first_eight", "00000000");

    /// Who makes a request.
    enum Caller {
        NOBODY("nobody"),
        READING_KEY("user's key to read"),
        USER("user"),
        SERVICE("service's key for `metrics`"),
        ADMIN("administrator"),
        COMMAND_TOKEN("`admin-token`"),
        STRANGER("one key: nobody"),
        KEY("one key: who has it");

        final String title;

        Caller(String title) {
            this.title = title;
        }

        /// Where users log in.
        boolean isAmongUsers() {
            return this != STRANGER && this != KEY;
        }

        Set<Scope> scopes() {
            return switch (this) {
                case NOBODY, READING_KEY -> Set.of(Scope.READ_METADATA, Scope.READ_DATA);
                case USER -> Role.USER.scopes();
                case SERVICE -> Set.of(Scope.METRICS);
                case ADMIN, KEY -> Scope.ALL;
                case COMMAND_TOKEN, STRANGER -> Set.of();
            };
        }
    }

    private final ServerProcess users;
    private final ServerProcess oneKey;
    private final SmallProvider provider;
    private final Map<Caller, String> credentials = new EnumMap<>(Caller.class);
    private final Map<Thing, Map<String, String>> things = new EnumMap<>(Thing.class);
    private int names;

    AccountCast(ServerProcess users, ServerProcess oneKey, SmallProvider provider, String adminKey) throws IOException {
        this.users = users;
        this.oneKey = oneKey;
        this.provider = provider;
        credentials.put(Caller.COMMAND_TOKEN, "Bearer " + AccessCast.ADMIN_TOKEN);
        credentials.put(Caller.KEY, "Apikey " + ONE_KEY);
        credentials.put(Caller.ADMIN, "Apikey " + adminKey);
        made("POST", "/admin/users", Json.text(Map.of("name", "dora", "password", AccessCast.PASSWORD)));
        String token = "Bearer " + session().get("access_token");
        credentials.put(Caller.USER, "Apikey " + key(token, "/api/v1/auth/apikey", "{}"));
        credentials.put(
                Caller.READING_KEY,
                "Apikey " + key(token, "/api/v1/auth/apikey", "{\"scopes\":[\"read:metadata\",\"read:data\"]}"));
        String service = made("POST", "/admin/users", "{\"type\":\"service\",\"roles\":[\"admin\"]}")
                .get("uuid")
                .toString();
        credentials.put(
                Caller.SERVICE,
                "Apikey "
                        + key(
                                credential(Caller.ADMIN),
                                "/api/v1/auth/principal/" + service + "/apikey",
                                "{\"scopes\":[\"metrics\"]}"));
    }

    private String credential(Caller caller) {
        return credentials.getOrDefault(caller, "");
    }

    private static Map<?, ?> object(Wire.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isBetween(200, 201);
        return (Map<?, ?>) Json.parse(reply.text());
    }

    private Map<?, ?> made(String method, String path, String body) throws IOException {
        return object(send(users, credential(Caller.ADMIN), method, path, body, "application/json"));
    }

    private String key(String credential, String path, String body) throws IOException {
        return object(send(users, credential, "POST", path, body, "application/json"))
                .get("secret")
                .toString();
    }

    private static Wire.Reply send(
            ServerProcess server, String credential, String method, String path, String body, String type)
            throws IOException {
        List<String> headers = new ArrayList<>(List.of("Content-Type: " + type));
        if (!credential.isEmpty()) {
            headers.add("Authorization: " + credential);
        }
        return Wire.send(server, method, path, body.getBytes(UTF_8), headers.toArray(String[]::new));
    }

    /// Somebody's request.
    Wire.Reply send(AccountRoute route, Caller caller) throws IOException {
        Map<String, String> values = new HashMap<>(USUAL);
        values.put("own_password", AccessCast.PASSWORD);
        values.putAll(thing(route.thing(), caller));
        String query = route.query().isEmpty() ? "" : "?" + filled(route.query(), values);
        Wire.Reply reply = send(
                caller.isAmongUsers() ? users : oneKey,
                credential(caller),
                route.method(),
                filled(route.path(), values) + query,
                filled(route.body(), values),
                route.isForm() ? "application/x-www-form-urlencoded" : "application/json");
        if (reply.status() < 400) {
            things.remove(route.thing());
        }
        return reply;
    }

    private Map<String, String> thing(Thing thing, Caller caller) throws IOException {
        @Nullable Map<String, String> last = things.get(thing);
        if (last != null) {
            return last;
        }
        Map<String, String> fresh =
                switch (thing) {
                    case USUAL -> Map.of();
                    case SERVICE -> service();
                    case USER -> user();
                    case SESSION -> session();
                    case OWN_KEY -> ownKey(caller);
                    case LOGOUT -> Map.of("logout_token", provider.logout(_ -> {}));
                };
        if (thing != Thing.OWN_KEY) {
            things.put(thing, fresh);
        }
        return fresh;
    }

    private Map<String, String> service() throws IOException {
        String id = made("POST", "/admin/users", "{\"type\":\"service\",\"roles\":[\"user\"]}")
                .get("uuid")
                .toString();
        String secret = key(credential(Caller.ADMIN), "/api/v1/auth/principal/" + id + "/apikey", "{}");
        return Map.of("uuid", id, "first_eight", secret.substring(0, 8));
    }

    private Map<String, String> user() throws IOException {
        String name = "user" + ++names;
        Map<?, ?> made = made("POST", "/admin/users", Json.text(Map.of("name", name)));
        String id = made.get("uuid").toString();
        String password = made.get("password").toString();
        return Map.of("uuid", id, "name", name, "password", password, "provider", "local");
    }

    /// Of the user who is among the callers.
    private Map<String, String> session() throws IOException {
        String form = "username=dora&password=" + AccessCast.PASSWORD;
        Map<?, ?> tokens = object(send(
                users, "", "POST", "/api/v1/auth/provider/local/token", form, "application/x-www-form-urlencoded"));
        String access = tokens.get("access_token").toString();
        byte[] claims = Base64.getUrlDecoder().decode(access.split("\\.")[1]);
        String id =
                ((Map<?, ?>) Json.parse(new String(claims, UTF_8))).get("sid").toString();
        return Map.of(
                "access_token",
                access,
                "refresh_token",
                tokens.get("refresh_token").toString(),
                "session_id",
                id);
    }

    private Map<String, String> ownKey(Caller caller) throws IOException {
        Wire.Reply made = send(
                users, credential(caller), "POST", "/api/v1/auth/apikey", "{\"expires_in\":60}", "application/json");
        return made.status() == 200
                ? Map.of("first_eight", object(made).get("first_eight").toString())
                : Map.of();
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
