package dev.quadrel.identity;

import dev.quadrel.access.Role;
import dev.quadrel.access.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// All that is known of a principal.
///
/// @param keys those that have not expired
/// @param sessions those that hold
record Profile(
        PrincipalEntity principal,
        List<IdentityEntity> identities,
        List<ApiKeyEntity> keys,
        List<SessionEntity> sessions) {

    UUID uuid() {
        return UUID.fromString(principal.uuid);
    }

    /// By which people know it; empty for a service.
    String name() {
        return identities.stream().map(identity -> identity.name).findFirst().orElse("");
    }

    /// By which a provider knows it.
    Optional<String> nameOf(String provider) {
        return identities.stream()
                .filter(identity -> identity.provider.equals(provider))
                .map(identity -> identity.name)
                .findFirst();
    }

    Set<Scope> scopes() {
        return scopes(principal);
    }

    /// All that its roles allow; a set of its own.
    static Set<Scope> scopes(PrincipalEntity principal) {
        return Role.scopes(principal.roles());
    }
}
