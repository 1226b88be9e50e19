package dev.quadrel.identity;

import dev.quadrel.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The sessions of those who have logged in. Thread safe.
record LoginSessions(IdentityDatabase database, Duration life) {

    /// Does not tell whether it was revoked.
    static final String ENDED = "Session has expired. Please re-authenticate.";

    /// One more would be of no use to anybody; the oldest goes for it.
    private static final int MOST = 200;

    /// A session and who has logged in.
    record Opened(Profile profile, SessionEntity session) {}

    /// A new one for whoever has this name.
    Opened open(IdentityEntity identity) {
        return database.write(rows -> open(rows, identity, life));
    }

    /// The same within a transaction.
    static Opened open(IdentityRows rows, IdentityEntity identity, Duration life) {
        if (!rows.markLogin(identity)) {
            throw PasswordLogins.incorrect();
        }
        PrincipalEntity principal = rows.owner(identity.principal);
        SessionEntity session = add(rows, principal, life);
        return new Opened(rows.profile(principal), session);
    }

    /// Adds a new one.
    static SessionEntity add(IdentityRows rows, PrincipalEntity principal, Duration life) {
        rows.forgetExpired(principal);
        makePlace(rows, principal);
        SessionEntity session = new SessionEntity();
        session.principal = IdentityRows.id(principal);
        session.uuid = UUID.randomUUID().toString();
        session.created = rows.now();
        session.expires = rows.now() + life.toMillis();
        rows.session().insert(session);
        return session;
    }

    private static void makePlace(IdentityRows rows, PrincipalEntity principal) {
        List<SessionEntity> sessions = rows.sessions(principal);
        sessions.stream().limit(Math.max(0, sessions.size() - MOST + 1)).forEach(rows::revoke);
    }

    /// Counts that it goes on.
    ///
    /// @throws ProblemException 401 where it has ended
    Opened refresh(UUID uuid) {
        return database.write(rows -> {
            SessionEntity session =
                    rows.session(uuid).filter(rows::markRefresh).orElseThrow(() -> ProblemException.of(401, ENDED));
            return new Opened(rows.profile(rows.owner(session.principal)), session);
        });
    }

    /// Whose it is, as long as it holds.
    Optional<Profile> owner(UUID uuid) {
        return database.read(rows -> rows.session(uuid).map(session -> rows.profile(rows.owner(session.principal))));
    }

    /// Ends it.
    ///
    /// @param owner whose it must be; anybody's where empty
    /// @return whether there was one
    boolean revoke(UUID uuid, Optional<UUID> owner) {
        return database.revoke(rows -> rows.session(uuid)
                .filter(session -> owner.isEmpty() || isOf(owner.get(), rows.owner(session.principal)))
                .filter(rows::revoke)
                .isPresent());
    }

    private static boolean isOf(UUID owner, PrincipalEntity principal) {
        return principal.uuid.equals(owner.toString());
    }
}
