package dev.quadrel.identity;

import dev.quadrel.query.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/// The rows of principals and of what they have, within a transaction.
///
/// @param now milliseconds since 1970
record IdentityRows(StatelessSession session, long now) {

    static final List<Class<?>> ENTITIES = List.of(
            PrincipalEntity.class,
            IdentityEntity.class,
            ApiKeyEntity.class,
            SessionEntity.class,
            SigningKeyEntity.class,
            SignInEntity.class,
            DeviceCodeEntity.class);

    Optional<PrincipalEntity> principal(UUID uuid) {
        return session.createSelectionQuery("from PrincipalEntity p where p.uuid = :uuid", PrincipalEntity.class)
                .setParameter("uuid", uuid.toString())
                .uniqueResultOptional();
    }

    /// The owner of a row that is there.
    PrincipalEntity owner(long id) {
        return session.get(PrincipalEntity.class, id);
    }

    /// Those of a page, the oldest first.
    List<PrincipalEntity> principals(Page page) {
        if (page.limit() == 0 || page.offset() > Integer.MAX_VALUE) {
            return List.of();
        }
        return session.createSelectionQuery("from PrincipalEntity p order by p.id", PrincipalEntity.class)
                .setFirstResult((int) page.offset())
                .setMaxResults(page.limit())
                .getResultList();
    }

    Optional<IdentityEntity> identity(String provider, String name) {
        return session.createSelectionQuery(
                        "from IdentityEntity i where i.provider = :provider and i.name = :name", IdentityEntity.class)
                .setParameter("provider", provider)
                .setParameter("name", name)
                .uniqueResultOptional();
    }

    /// Who is known to a provider other than that of passwords.
    Optional<IdentityEntity> identityOf(String provider, String subject) {
        return session.createSelectionQuery(
                        "from IdentityEntity i where i.provider = :provider and i.subject = :subject",
                        IdentityEntity.class)
                .setParameter("provider", provider)
                .setParameter("subject", subject)
                .uniqueResultOptional();
    }

    Optional<ApiKeyEntity> keyOf(String secretHash) {
        return session.createSelectionQuery("from ApiKeyEntity k where k.secretHash = :hash", ApiKeyEntity.class)
                .setParameter("hash", secretHash)
                .uniqueResultOptional()
                .filter(key -> !key.hasExpired(now));
    }

    Optional<ApiKeyEntity> key(UUID owner, String firstEight) {
        return session.createSelectionQuery(
                        "from ApiKeyEntity k where k.firstEight = :start"
                                + " and k.principal = (select p.id from PrincipalEntity p where p.uuid = :owner)",
                        ApiKeyEntity.class)
                .setParameter("start", firstEight)
                .setParameter("owner", owner.toString())
                .uniqueResultOptional()
                .filter(key -> !key.hasExpired(now));
    }

    Optional<SessionEntity> session(UUID uuid) {
        return session.createSelectionQuery("from SessionEntity s where s.uuid = :uuid", SessionEntity.class)
                .setParameter("uuid", uuid.toString())
                .uniqueResultOptional()
                .filter(found -> found.holds(now));
    }

    List<ApiKeyEntity> keys(PrincipalEntity owner) {
        return owned("from ApiKeyEntity e where e.principal = :owner order by e.id", ApiKeyEntity.class, owner).stream()
                .filter(key -> !key.hasExpired(now))
                .toList();
    }

    List<SessionEntity> sessions(PrincipalEntity owner) {
        return owned("from SessionEntity e where e.principal = :owner order by e.id", SessionEntity.class, owner)
                .stream()
                .filter(found -> found.holds(now))
                .toList();
    }

    Profile profile(PrincipalEntity principal) {
        return new Profile(
                principal,
                owned(
                        "from IdentityEntity e where e.principal = :owner order by e.id",
                        IdentityEntity.class,
                        principal),
                keys(principal),
                sessions(principal));
    }

    private <T> List<T> owned(String query, Class<T> type, PrincipalEntity owner) {
        return session.createSelectionQuery(query, type)
                .setParameter("owner", id(owner))
                .getResultList();
    }

    /// Takes away what nobody can use any more of one that has logged in.
    void forgetExpired(PrincipalEntity owner) {
        change(
                "delete from ApiKeyEntity e where e.principal = :owner and e.expires <= :now",
                Map.of("owner", id(owner), "now", now));
        change(
                "delete from SessionEntity e where e.principal = :owner and (e.expires <= :now or e.revoked <> 0)",
                Map.of("owner", id(owner), "now", now));
    }

    /// Marks a login, unless the password that it was by has changed meanwhile.
    ///
    /// @return whether it has not
    boolean markLogin(IdentityEntity identity) {
        String update = "update IdentityEntity e set e.latestLogin = :now where e.id = :id and e.passwordHash ";
        Long id = Objects.requireNonNull(identity.id);
        @Nullable String hash = identity.passwordHash;
        return (hash == null
                        ? change(update + "is null", Map.of("now", now, "id", id))
                        : change(update + "= :hash", Map.of("now", now, "id", id, "hash", hash)))
                == 1;
    }

    /// Marks that a session goes on, unless it has ended meanwhile.
    boolean markRefresh(SessionEntity session) {
        return change(
                        "update SessionEntity e set e.refreshed = :now, e.refreshCount = e.refreshCount + 1"
                                + " where e.uuid = :uuid and e.revoked = 0",
                        Map.of("now", now, "uuid", session.uuid))
                == 1;
    }

    /// Marks that a key was used.
    int markUse(ApiKeyEntity key) {
        return change(
                "update ApiKeyEntity e set e.latestActivity = :now where e.secretHash = :hash",
                Map.of("now", now, "hash", key.secretHash));
    }

    void setPassword(IdentityEntity identity, PasswordHash hash) {
        change(
                "update IdentityEntity e set e.passwordHash = :hash where e.id = :id",
                Map.of("hash", hash.text(), "id", Objects.requireNonNull(identity.id)));
    }

    /// Ends a session.
    ///
    /// @return whether it had not ended before
    boolean revoke(SessionEntity session) {
        return change(
                        "update SessionEntity e set e.revoked = 1 where e.uuid = :uuid and e.revoked = 0",
                        Map.of("uuid", session.uuid))
                == 1;
    }

    /// Ends all sessions of one.
    void revokeAll(long owner) {
        change("update SessionEntity e set e.revoked = 1 where e.principal = :owner", Map.of("owner", owner));
    }

    /// Takes a key away.
    ///
    /// @return whether it was there
    boolean delete(ApiKeyEntity key) {
        return change("delete from ApiKeyEntity e where e.secretHash = :hash", Map.of("hash", key.secretHash)) == 1;
    }

    /// Takes one away, and by the database's own rules all that it has.
    void delete(PrincipalEntity principal) {
        change("delete from PrincipalEntity e where e.id = :id", Map.of("id", id(principal)));
    }

    /// By statements that change nothing else: a row read before may have changed since.
    int change(String statement, Map<String, Object> values) {
        MutationQuery query = session.createMutationQuery(statement);
        values.forEach(query::setParameter);
        return query.executeUpdate();
    }

    /// The id of a principal that is stored.
    static long id(PrincipalEntity principal) {
        return stored(principal.id);
    }

    /// The same of an identity.
    static long id(IdentityEntity identity) {
        return stored(identity.id);
    }

    private static long stored(@Nullable Long id) {
        if (id == null) {
            throw new IllegalStateException("The row is not stored yet");
        }
        return id;
    }
}
