package dev.quadrel.openid;

import dev.quadrel.identity.Granted;
import dev.quadrel.identity.RoleNames;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which roles a provider's claims give.
///
/// @param claim the claim that has them, such as `groups`, or a path such as `realm_access.roles`
/// @param names what its values give
public record RoleMapping(Optional<String> claim, RoleNames names) {

    /// The roles, and the values themselves; empty where the provider does not tell about roles.
    Optional<Granted> granted(Claims claims) {
        return claim.map(path -> names.granted(values(claims.find(path).orElse(Set.of()))));
    }

    /// A claim has a list, or one value alone.
    private static Set<String> values(Object claim) {
        Stream<?> all = claim instanceof Collection<?> many ? many.stream() : Stream.of(claim);
        return all.filter(String.class::isInstance).map(String.class::cast).collect(Collectors.toSet());
    }
}
