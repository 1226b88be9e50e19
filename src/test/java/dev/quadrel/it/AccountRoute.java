package dev.quadrel.it;

import java.util.List;
import java.util.stream.Stream;

/// A route that is on no node, with a request that does well where it is allowed.
///
/// @param path as in the OpenAPI document; a name in braces stands for a value, in the query and in the body too
/// @param thing of which those values are that are no usual ones
record AccountRoute(String method, String path, Thing thing, String query, String body) {

    private static final String AUTH = "/api/v1/auth/";
    private static final String REFRESH = "{\"refresh_token\":\"{refresh_token}\"}";

    /// What a request may be about, and take away.
    enum Thing {
        /// What is there anyway, or is not there.
        USUAL,
        /// A service, with a key.
        SERVICE,
        /// A user with a password.
        USER,
        /// A session of the user who is asked.
        SESSION,
        /// A key of whoever asks.
        OWN_KEY,
        /// What the provider says of a session that is over.
        LOGOUT
    }

    /// Whether the body is a form; all others are JSON.
    boolean isForm() {
        return !body.isEmpty() && !body.startsWith("{");
    }

    /// Where it stands in the OpenAPI document.
    String name() {
        return method + " " + path;
    }

    /// All there are.
    static List<AccountRoute> all() {
        return Stream.of(open(), providers(), sessions(), keys(), users(), access(), server())
                .flatMap(List::stream)
                .toList();
    }

    private static List<AccountRoute> open() {
        return Stream.of(
                        "/api/v1/",
                        "/api/v1/openapi.json",
                        "/openapi.json",
                        "/healthz",
                        "/health",
                        "/health/live",
                        "/health/ready",
                        "/health/started",
                        "/api/v1/metrics",
                        "/metrics")
                .map(AccountRoute::get)
                .toList();
    }

    private static List<AccountRoute> providers() {
        String provider = AUTH + "provider/{provider}/";
        return List.of(
                new AccountRoute("POST", provider + "token", Thing.USER, "", "username={name}&password={password}"),
                get(provider + "authorize"),
                post(provider + "authorize", Thing.USUAL, ""),
                get(provider + "code"),
                get(provider + "device_code"),
                post(provider + "device_code", Thing.USUAL, "code=x&user_code=y"),
                post(provider + "backchannel-logout", Thing.LOGOUT, "logout_token={logout_token}"),
                get(provider + "signed_out"),
                get(AUTH + "login"),
                post(AUTH + "login", Thing.USUAL, "username=x&password=y&csrf=z"),
                get(AUTH + "logout"),
                post(AUTH + "logout", Thing.USUAL, ""));
    }

    /// The first ends sessions, so that it comes before those are made.
    private static List<AccountRoute> sessions() {
        return List.of(
                post(
                        AUTH + "password",
                        Thing.USUAL,
                        "{\"current_password\":\"{own_password}\",\"new_password\":\"{own_password}\"}"),
                post(AUTH + "session/refresh", Thing.SESSION, REFRESH),
                post(AUTH + "session/revoke", Thing.SESSION, REFRESH),
                delete(AUTH + "session/revoke/{session_id}", Thing.SESSION),
                get(AUTH + "whoami"));
    }

    private static List<AccountRoute> keys() {
        String principal = AUTH + "principal/{uuid}";
        return List.of(
                get(AUTH + "apikey"),
                post(AUTH + "apikey", Thing.USUAL, "{\"scopes\":[\"read:metadata\"],\"expires_in\":60}"),
                new AccountRoute("DELETE", AUTH + "apikey", Thing.OWN_KEY, "first_eight={first_eight}", ""),
                get(AUTH + "principal"),
                new AccountRoute("POST", AUTH + "principal", Thing.USUAL, "role=user", ""),
                new AccountRoute("GET", principal, Thing.SERVICE, "", ""),
                post(principal + "/apikey", Thing.SERVICE, "{\"scopes\":[\"read:metadata\"],\"expires_in\":60}"),
                new AccountRoute("DELETE", principal + "/apikey", Thing.SERVICE, "first_eight={first_eight}", ""));
    }

    private static List<AccountRoute> users() {
        String user = "/admin/users/{uuid}";
        return List.of(
                get("/admin/users"),
                post("/admin/users", Thing.USUAL, "{\"type\":\"service\",\"roles\":[\"user\"]}"),
                new AccountRoute("GET", user, Thing.SERVICE, "", ""),
                delete(user, Thing.SERVICE),
                new AccountRoute("PUT", user + "/roles/{role}", Thing.SERVICE, "", ""),
                delete(user + "/roles/{role}", Thing.SERVICE),
                post(user + "/password", Thing.USER, "{}"));
    }

    private static List<AccountRoute> access() {
        return List.of(
                get("/admin/keys"),
                delete("/admin/keys/{uuid}/{first_eight}", Thing.SERVICE),
                get("/admin/sessions"),
                delete("/admin/sessions/{session_id}", Thing.SESSION),
                get("/admin/audit"));
    }

    private static List<AccountRoute> server() {
        return List.of(
                get("/admin/jobs"),
                delete("/admin/jobs/{job}", Thing.USUAL),
                get("/admin/caches"),
                delete("/admin/caches/results", Thing.USUAL),
                delete("/admin/caches/results/{section}", Thing.USUAL),
                get("/admin/tokens"),
                delete("/admin/tokens", Thing.USUAL),
                delete("/admin/tokens/{first_eight}", Thing.USUAL),
                get("/admin/commands"),
                post("/admin/commands", Thing.USUAL, "{\"command\":\"help\"}"),
                new AccountRoute("GET", "/admin/commands/completion", Thing.USUAL, "line=he", ""),
                get("/admin/settings"));
    }

    private static AccountRoute get(String path) {
        return new AccountRoute("GET", path, Thing.USUAL, "", "");
    }

    private static AccountRoute post(String path, Thing thing, String body) {
        return new AccountRoute("POST", path, thing, "", body);
    }

    private static AccountRoute delete(String path, Thing thing) {
        return new AccountRoute("DELETE", path, thing, "", "");
    }
}
