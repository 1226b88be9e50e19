package dev.quadrel.identity;

import dev.quadrel.access.Role;
import dev.quadrel.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows of what began at providers other than that of passwords, within a transaction.
record SignInRows(IdentityRows rows) {

    /// The principal of one who arrives, made where there is none yet, with the name and the roles of now.
    ///
    /// @throws ProblemException 409 where another user has this name
    PrincipalEntity arrived(Arrival arrival) {
        IdentityEntity identity = rows.identityOf(arrival.provider(), arrival.subject())
                .map(known -> renamed(known, arrival))
                .orElseGet(() -> made(arrival));
        rows.change(
                "update IdentityEntity e set e.latestLogin = :now where e.id = :id",
                Map.of("now", rows.now(), "id", IdentityRows.id(identity)));
        return roled(identity, arrival);
    }

    /// The same of one who was here before, and does not come again; empty where there is none any more.
    Optional<PrincipalEntity> renewed(Arrival arrival) {
        return rows.identityOf(arrival.provider(), arrival.subject())
                .map(known -> roled(renamed(known, arrival), arrival));
    }

    private PrincipalEntity roled(IdentityEntity identity, Arrival arrival) {
        PrincipalEntity principal = rows.owner(identity.principal);
        arrival.granted()
                .filter(granted -> !granted.equals(principal.granted()))
                .ifPresent(granted -> give(principal, granted));
        return principal;
    }

    private IdentityEntity made(Arrival arrival) {
        requireFree(arrival);
        PrincipalEntity principal = PrincipalEntity.of(PrincipalEntity.USER, List.of(Role.USER), rows.now());
        arrival.granted().ifPresent(principal::grant);
        rows.session().insert(principal);
        IdentityEntity identity = new IdentityEntity();
        identity.principal = IdentityRows.id(principal);
        identity.provider = arrival.provider();
        identity.name = arrival.name();
        identity.subject = arrival.subject();
        rows.session().insert(identity);
        return identity;
    }

    private IdentityEntity renamed(IdentityEntity known, Arrival arrival) {
        if (!known.name.equals(arrival.name())) {
            requireFree(arrival);
            rows.change(
                    "update IdentityEntity e set e.name = :name where e.id = :id",
                    Map.of("name", arrival.name(), "id", IdentityRows.id(known)));
        }
        return known;
    }

    /// Whoever has a name that somebody else had before is not to become that one.
    private void requireFree(Arrival arrival) {
        if (rows.identity(arrival.provider(), arrival.name()).isPresent()) {
            throw ProblemException.of(
                    409,
                    "Another user of the provider %s has the name \"%s\" here; an administrator can remove that one"
                            .formatted(arrival.provider(), arrival.name()));
        }
    }

    private void give(PrincipalEntity principal, Granted granted) {
        principal.grant(granted);
        rows.session()
                .createMutationQuery(
                        "update PrincipalEntity e set e.roles = :roles, e.otherRoles = :others where e.id = :id")
                .setParameter("roles", principal.roles)
                .setParameter("others", principal.otherRoles)
                .setParameter("id", IdentityRows.id(principal))
                .executeUpdate();
    }

    Optional<SignInEntity> ofCookie(String cookieHash) {
        return rows.session()
                .createSelectionQuery("from SignInEntity e where e.cookieHash = :hash", SignInEntity.class)
                .setParameter("hash", cookieHash)
                .uniqueResultOptional();
    }

    List<SignInEntity> ofProviderSession(String provider, String session) {
        return rows.session()
                .createSelectionQuery(
                        "from SignInEntity e where e.provider = :provider and e.providerSession = :session",
                        SignInEntity.class)
                .setParameter("provider", provider)
                .setParameter("session", session)
                .getResultList();
    }

    List<SignInEntity> ofSubject(String provider, String subject) {
        return rows.session()
                .createSelectionQuery(
                        "from SignInEntity e where e.provider = :provider and e.subject = :subject", SignInEntity.class)
                .setParameter("provider", provider)
                .setParameter("subject", subject)
                .getResultList();
    }
}
