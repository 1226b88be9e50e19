package dev.quadrel.identity;

import dev.quadrel.access.Scope;
import dev.quadrel.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The two tokens of a session: one that shows at each request who makes it, for a short time, and one that brings new
/// tokens. Thread safe.
record Tokens(SigningKeys keys, IdentitySettings settings, Clock clock) {

    private static final String TYPE = "type";
    private static final String SESSION = "sid";
    private static final String ACCESS = "access";
    private static final String REFRESH = "refresh";

    /// What a client gets for a session.
    Map<String, Object> of(Profile profile, SessionEntity session) {
        Map<String, Object> tokens = new LinkedHashMap<>();
        tokens.put("access_token", WebToken.sign(accessClaims(profile, session), keys.newest()));
        tokens.put("expires_in", seconds(settings.accessTokenLife()));
        tokens.put(
                "refresh_token", WebToken.sign(claims(REFRESH, session, settings.refreshTokenLife()), keys.newest()));
        tokens.put("refresh_token_expires_in", seconds(settings.refreshTokenLife()));
        tokens.put("token_type", "bearer");
        return tokens;
    }

    private Map<String, Object> accessClaims(Profile profile, SessionEntity session) {
        Map<String, Object> claims = claims(ACCESS, session, settings.accessTokenLife());
        claims.put("sub", hex(profile.uuid()));
        claims.put("sub_typ", profile.principal().type);
        claims.put("scp", profile.scopes().stream().map(Scope::text).toList());
        claims.put("state", Map.of());
        claims.put(
                "ids",
                profile.identities().stream()
                        .map(identity -> Map.of("id", identity.name, "idp", identity.provider))
                        .toList());
        return claims;
    }

    private Map<String, Object> claims(String type, SessionEntity session, Duration life) {
        Instant now = clock.instant();
        Instant end = now.plus(life);
        Instant sessionEnd = Instant.ofEpochMilli(session.expires);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(TYPE, type);
        claims.put(SESSION, session.uuid);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", (end.isBefore(sessionEnd) ? end : sessionEnd).getEpochSecond());
        return claims;
    }

    /// As Tiled writes the id of a principal in tokens.
    static String hex(UUID uuid) {
        return uuid.toString().replace("-", "");
    }

    private static double seconds(Duration life) {
        return life.toMillis() / 1000.0;
    }

    /// The session of a token for requests.
    ///
    /// @throws ProblemException 401
    UUID sessionOfAccess(String token) {
        return session(token, ACCESS, "Access token has expired. Refresh token.");
    }

    /// The session of a token for new tokens.
    ///
    /// @throws ProblemException 401
    UUID sessionOfRefresh(String token) {
        return session(token, REFRESH, LoginSessions.ENDED);
    }

    private UUID session(String token, String type, String expired) {
        return switch (WebToken.verify(token, keys::find, clock.instant())) {
            case WebToken.Verdict.Valid(Map<?, ?> claims)
            when type.equals(claims.get(TYPE)) && claims.get(SESSION) instanceof String id -> UUID.fromString(id);
            case WebToken.Verdict.Valid _, WebToken.Verdict.Forged _ -> throw invalid();
            case WebToken.Verdict.Expired _ -> throw ProblemException.of(401, expired);
        };
    }

    static ProblemException invalid() {
        return ProblemException.of(401, "Could not validate credentials");
    }
}
