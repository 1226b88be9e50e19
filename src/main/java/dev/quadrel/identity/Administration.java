package dev.quadrel.identity;

import dev.quadrel.access.Role;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// What administrators do to users and services, whom they know by their ids. Somebody who can log in stays an
/// administrator. Thread safe.
///
/// @param provider under which users have their passwords
record Administration(IdentityDatabase database, String provider) {

    /// A key or a session with its owner.
    record Owned<T>(T thing, UUID owner) {}

    /// Takes one away, with keys and sessions.
    ///
    /// @throws ProblemException 404 where there is none, 409 for the last administrator
    Profile remove(UUID uuid) {
        return change(uuid, (rows, principal) -> {
            if (principal.roles().contains(Role.ADMIN)) {
                requireAnother(rows, principal);
            }
            rows.delete(principal);
        });
    }

    /// Gives one a role, or takes it away.
    ///
    /// @param edit is given the roles as they are, to change them
    /// @throws ProblemException 404 where there is none, 409 for the last administrator's
    Profile editRoles(UUID uuid, Consumer<Set<Role>> edit) {
        return change(uuid, (rows, principal) -> {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            roles.addAll(principal.roles());
            edit.accept(roles);
            if (principal.roles().contains(Role.ADMIN) && !roles.contains(Role.ADMIN)) {
                requireAnother(rows, principal);
            }
            new AdminRows(rows).setRoles(principal, roles);
        });
    }

    /// Gives a user another password, and ends the sessions.
    ///
    /// @throws ProblemException 404 where there is none, 409 where it has no password
    Profile setPassword(UUID uuid, String password) {
        PasswordHash hash = PasswordHash.of(password);
        return change(uuid, (rows, principal) -> {
            IdentityEntity identity = rows.profile(principal).identities().stream()
                    .filter(one -> one.provider.equals(provider) && one.passwordHash != null)
                    .findFirst()
                    .orElseThrow(() -> ProblemException.of(409, "The principal %s has no password".formatted(uuid)));
            rows.setPassword(identity, hash);
            rows.revokeAll(identity.principal);
        });
    }

    /// Something done to one.
    private interface Change {
        void to(IdentityRows rows, PrincipalEntity principal);
    }

    /// @return who it was before
    private Profile change(UUID uuid, Change change) {
        return database.revoke(rows -> {
            PrincipalEntity principal = rows.principal(uuid).orElseThrow(() -> ApiKeys.missing(uuid));
            Profile before = rows.profile(principal);
            change.to(rows, principal);
            return before;
        });
    }

    private void requireAnother(IdentityRows rows, PrincipalEntity principal) {
        // Where nobody has a password, another provider gives the role anew.
        if (!provider.isEmpty() && !new AdminRows(rows).hasOtherAdministrator(principal)) {
            throw ProblemException.of(
                    409, "This is the last administrator who can log in; make somebody else one first");
        }
    }

    /// A page of all keys that have not expired, the oldest first.
    List<Owned<ApiKeyEntity>> keys(Page page) {
        return database.read(rows -> {
            List<ApiKeyEntity> keys = new AdminRows(rows).keys(page);
            return owned(rows, keys, key -> key.principal);
        });
    }

    /// A page of all sessions that hold, the oldest first.
    List<Owned<SessionEntity>> sessions(Page page) {
        return database.read(rows -> {
            List<SessionEntity> sessions = new AdminRows(rows).sessions(page);
            return owned(rows, sessions, session -> session.principal);
        });
    }

    private static <T> List<Owned<T>> owned(IdentityRows rows, Collection<T> things, ToLongFunction<T> owner) {
        return things.stream()
                .map(thing -> new Owned<>(thing, UUID.fromString(rows.owner(owner.applyAsLong(thing)).uuid)))
                .toList();
    }
}
