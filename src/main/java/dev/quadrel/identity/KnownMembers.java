package dev.quadrel.identity;

import dev.quadrel.access.Identity;
import dev.quadrel.access.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Who makes a request, by a key or a token: asked at each request, and so kept for less than a second. Thread safe.
final class KnownMembers {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.identity");

    /// When a key was used last is written this often at most.
    private static final Duration ACTIVITY = Duration.ofMinutes(1);

    private final IdentityDatabase database;
    private final Tokens tokens;
    private final ShortMemory<ShownSecret, KnownKey> keys;
    private final ShortMemory<String, KnownSession> sessions;

    KnownMembers(
            IdentityDatabase database,
            Tokens tokens,
            ShortMemory<ShownSecret, KnownKey> keys,
            ShortMemory<String, KnownSession> sessions) {
        this.database = database;
        this.tokens = tokens;
        this.keys = keys;
        this.sessions = sessions;
    }

    /// A key that was found.
    record KnownKey(Identity.Member owner, ApiKeyEntity key) {}

    /// A session that was found.
    ///
    /// @param end milliseconds since 1970
    record KnownSession(Identity.Member user, long end) {}

    /// Who has this key.
    Optional<Identity.Member> ofKey(String secret) {
        long now = clock().millis();
        return keys.find(new ShownSecret(secret), _ -> Secrets.hash(secret).flatMap(this::findKey))
                .filter(known -> !known.key.hasExpired(now))
                .map(KnownKey::owner);
    }

    private Optional<KnownKey> findKey(String hash) {
        Optional<KnownKey> found = database.read(rows -> rows.keyOf(hash).map(key -> {
            PrincipalEntity owner = rows.owner(key.principal);
            return new KnownKey(
                    new Identity.Member(
                            UUID.fromString(owner.uuid),
                            key.scopes(owner.roles()),
                            Optional.of(key.firstEight),
                            Set.copyOf(owner.roles()),
                            key.tags(),
                            key.isFull(owner.roles()) ? owner.otherRoles() : Set.of()),
                    key);
        }));
        found.map(KnownKey::key).ifPresent(this::markUse);
        return found;
    }

    /// Beside the request, which is not to wait for whoever writes at this moment.
    private void markUse(ApiKeyEntity key) {
        long now = clock().millis();
        if (key.latestActivity != null && now - key.latestActivity < ACTIVITY.toMillis()) {
            return;
        }
        Thread.startVirtualThread(() -> {
            try {
                database.write(rows -> rows.markUse(key));
            } catch (RuntimeException e) {
                LOG.debugf(e, "When the key %s was used is not stored", key.firstEight);
            }
        });
    }

    /// Who has this token for requests.
    Identity.Member ofToken(String token) {
        UUID session = tokens.sessionOfAccess(token);
        long now = clock().millis();
        return sessions.find(session.toString(), this::findSession)
                .filter(known -> now < known.end)
                .map(KnownSession::user)
                .orElseThrow(Tokens::invalid);
    }

    /// Whose browser has this secret in its cookie.
    Optional<Identity.Member> ofCookie(String secret) {
        long now = clock().millis();
        return Secrets.hash(secret)
                .flatMap(hash -> sessions.find("cookie " + hash, _ -> findCookie(hash)))
                .filter(known -> now < known.end)
                .map(KnownSession::user);
    }

    private Optional<KnownSession> findCookie(String hash) {
        return database.read(rows -> new SignInRows(rows).ofCookie(hash)).flatMap(signIn -> findSession(signIn.uuid));
    }

    /// Who has a token of another provider; empty where it is none.
    ///
    /// @param verify looks at the token
    /// @param identify finds the principal
    Optional<Identity.Member> ofForeignToken(
            String token,
            Function<String, Optional<ForeignTokens.Shown>> verify,
            Function<Arrival, Identity.Member> identify) {
        long now = clock().millis();
        return sessions.find(
                        "bearer " + Secrets.hashOfText(token),
                        _ -> verify.apply(token)
                                .map(shown -> new KnownSession(
                                        identify.apply(shown.arrival()),
                                        shown.end().toEpochMilli())))
                .map(known -> {
                    if (now >= known.end) {
                        throw Tokens.invalid();
                    }
                    return known.user;
                });
    }

    private Optional<KnownSession> findSession(String uuid) {
        return database.read(rows -> rows.session(UUID.fromString(uuid)).map(session -> {
            PrincipalEntity user = rows.owner(session.principal);
            return new KnownSession(
                    new Identity.Member(
                            UUID.fromString(user.uuid),
                            Role.scopes(user.roles()),
                            Optional.empty(),
                            Set.copyOf(user.roles()),
                            Optional.empty(),
                            user.otherRoles()),
                    session.expires);
        }));
    }

    private Clock clock() {
        return database.clock();
    }
}
