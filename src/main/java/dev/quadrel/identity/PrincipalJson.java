package dev.quadrel.identity;

import dev.quadrel.access.Role;
import dev.quadrel.access.Scope;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.Description;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Principals, keys and sessions as clients read them: no secret and no hash is among it.
final class PrincipalJson {

    private static final String EXPIRES = "expiration_time";
    private static final String ACTIVITY = "latest_activity";
    private static final String LOGIN = "latest_login";
    private static final Set<String> TIMES = Set.of(EXPIRES, ACTIVITY, LOGIN);

    private PrincipalJson() {}

    /// A reply with a secret in it, which nothing on its way may keep (RFC 6749, section 5.1).
    static Response secret(Object value) {
        return Response.ok(description(value))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /// A description with times in it.
    static Description description(@Nullable Object value) {
        return new Description(Json.bytes(value), TIMES);
    }

    static Description list(List<Profile> profiles) {
        return description(profiles.stream().map(PrincipalJson::of).toList());
    }

    static Map<String, @Nullable Object> of(Profile profile) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("uuid", profile.principal().uuid);
        json.put("type", profile.principal().type);
        json.put(
                "identities",
                profile.identities().stream().map(PrincipalJson::identity).toList());
        json.put(
                "roles",
                Stream.concat(
                                profile.principal().roles().stream().map(role -> role(role.text(), role.scopes())),
                                profile.principal().otherRoles().stream()
                                        .sorted()
                                        .filter(name -> Role.of(name).isEmpty())
                                        .map(name -> role(name, Set.of())))
                        .toList());
        json.put("api_keys", profile.keys().stream().map(PrincipalJson::key).toList());
        json.put(
                "sessions",
                profile.sessions().stream().map(PrincipalJson::session).toList());
        json.put(ACTIVITY, latestActivity(profile));
        return json;
    }

    private static Map<String, Object> role(String name, Set<Scope> scopes) {
        return Map.of("name", name, "scopes", names(scopes));
    }

    private static List<String> names(Set<Scope> scopes) {
        return scopes.stream().map(Scope::text).toList();
    }

    private static Map<String, @Nullable Object> identity(IdentityEntity identity) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", identity.name);
        json.put("provider", identity.provider);
        json.put(LOGIN, time(identity.latestLogin));
        return json;
    }

    static Map<String, @Nullable Object> key(ApiKeyEntity key) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("first_eight", key.firstEight);
        json.put(EXPIRES, time(key.expires));
        json.put("note", key.note);
        json.put("scopes", key.scopeNames());
        json.put("access_tags", key.tags().map(List::copyOf).orElse(null));
        json.put(ACTIVITY, time(key.latestActivity));
        return json;
    }

    /// With the secret: the only time that it is told.
    static Map<String, @Nullable Object> key(ApiKeys.Made made) {
        Map<String, @Nullable Object> json = key(made.key());
        json.put("secret", made.secret());
        return json;
    }

    static Map<String, @Nullable Object> session(SessionEntity session) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("uuid", session.uuid);
        json.put(EXPIRES, time(session.expires));
        json.put("revoked", session.revoked != 0);
        json.put("state", Map.of());
        return json;
    }

    /// Of all logins, refreshed sessions and keys.
    private static @Nullable String latestActivity(Profile profile) {
        Stream<@Nullable Long> times = Stream.of(
                        profile.identities().stream().map(identity -> identity.latestLogin),
                        profile.sessions().stream().map(session -> session.refreshed),
                        profile.keys().stream().map(key -> key.latestActivity))
                .flatMap(all -> all);
        return time(times.filter(Objects::nonNull).max(Long::compareTo).orElse(null));
    }

    /// To the second: what they are shown for needs no more.
    private static @Nullable String time(@Nullable Long milliseconds) {
        return milliseconds == null
                ? null
                : Instant.ofEpochMilli(milliseconds)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
    }
}
