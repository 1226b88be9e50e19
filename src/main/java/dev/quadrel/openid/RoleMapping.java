package dev.quadrel.openid;

import dev.quadrel.access.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which roles a provider's claims give.
///
/// @param claim the claim that has them, such as `groups`, or a path such as `realm_access.roles`
/// @param user values of which one gives the role of users; empty where everybody has it
/// @param admin values of which one gives both roles
public record RoleMapping(Optional<String> claim, Set<String> user, Set<String> admin) {

    public RoleMapping {
        user = Set.copyOf(user);
        admin = Set.copyOf(admin);
    }

    /// The roles; empty where the provider does not tell about roles.
    Optional<Set<Role>> roles(Claims claims) {
        return claim.map(path -> roles(values(claims.find(path).orElse(Set.of()))));
    }

    private Set<Role> roles(Set<String> values) {
        if (admin.stream().anyMatch(values::contains)) {
            return EnumSet.of(Role.USER, Role.ADMIN);
        }
        return user.isEmpty() || user.stream().anyMatch(values::contains)
                ? EnumSet.of(Role.USER)
                : EnumSet.noneOf(Role.class);
    }

    /// A claim has a list, or one value alone.
    private static Set<String> values(Object claim) {
        Stream<?> all = claim instanceof Collection<?> many ? many.stream() : Stream.of(claim);
        return all.filter(String.class::isInstance).map(String.class::cast).collect(Collectors.toSet());
    }
}
