package dev.quadrel.identity;

import dev.quadrel.access.Role;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Users and services. Thread safe.
///
/// @param provider under which users have their names
record Principals(IdentityDatabase database, String provider) {

    Optional<Profile> find(UUID uuid) {
        return database.read(rows -> rows.principal(uuid).map(rows::profile));
    }

    /// @throws ProblemException 404
    Profile require(UUID uuid) {
        return find(uuid).orElseThrow(() -> ApiKeys.missing(uuid));
    }

    /// A user by its name, or a user or service by its id.
    Optional<UUID> find(String name) {
        return database.read(rows -> rows.identity(provider, name)
                .map(identity -> UUID.fromString(rows.owner(identity.principal).uuid))
                .or(() -> id(name).filter(id -> rows.principal(id).isPresent())));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Those of a page, the oldest first.
    List<Profile> list(Page page) {
        return database.read(
                rows -> rows.principals(page).stream().map(rows::profile).toList());
    }

    /// Makes a service, which has keys and no password.
    Profile addService(List<Role> roles) {
        return database.write(rows -> {
            PrincipalEntity principal = PrincipalEntity.of(PrincipalEntity.SERVICE, roles, rows.now());
            rows.session().insert(principal);
            return rows.profile(principal);
        });
    }

    /// Makes a user.
    ///
    /// @throws ProblemException 409 where the name is taken, 400 where it is none
    void addUser(String name, List<Role> roles, String password) {
        if (!UserName.isOne(name)) {
            throw ProblemException.badRequest("A user's name has " + UserName.WHAT_IS_ONE);
        }
        String hash = PasswordHash.of(password).text();
        database.write(rows -> {
            if (rows.identity(provider, name).isPresent()) {
                throw ProblemException.of(409, "There is a user \"%s\" already".formatted(name));
            }
            PrincipalEntity principal = PrincipalEntity.of(PrincipalEntity.USER, roles, rows.now());
            rows.session().insert(principal);
            IdentityEntity identity = new IdentityEntity();
            identity.principal = IdentityRows.id(principal);
            identity.provider = provider;
            identity.name = name;
            identity.passwordHash = hash;
            rows.session().insert(identity);
            return principal;
        });
    }

    /// Gives a user another password, and ends the sessions.
    ///
    /// @throws ProblemException 404
    void resetPassword(String name, String password) {
        PasswordHash hash = PasswordHash.of(password);
        database.revoke(rows -> {
            IdentityEntity identity = user(rows, name);
            rows.setPassword(identity, hash);
            rows.revokeAll(identity.principal);
            return identity;
        });
    }

    /// Takes a user away, with keys and sessions.
    ///
    /// @throws ProblemException 404
    void removeUser(String name) {
        database.revoke(rows -> {
            PrincipalEntity principal = rows.owner(user(rows, name).principal);
            rows.delete(principal);
            return principal;
        });
    }

    private IdentityEntity user(IdentityRows rows, String name) {
        return rows.identity(provider, name)
                .orElseThrow(() -> ProblemException.notFound("There is no user \"%s\"".formatted(name)));
    }

    /// Whether there is nobody yet.
    boolean isEmpty() {
        return list(new Page(null, 0, 1)).isEmpty();
    }
}
