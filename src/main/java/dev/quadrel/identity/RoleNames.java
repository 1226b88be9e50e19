package dev.quadrel.identity;

import dev.quadrel.access.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Which names that somebody else gives to roles or groups stand for those of here.
///
/// @param user names of which one gives the role of users; empty where everybody has it
/// @param admin names of which one gives both roles
public record RoleNames(Set<String> user, Set<String> admin) {

    private static final int MOST = 500;

    public RoleNames {
        user = Set.copyOf(user);
        admin = Set.copyOf(admin);
    }

    /// What somebody with these is here, and the names themselves, as far as they are short and not too many.
    public Granted granted(Set<String> given) {
        return new Granted(
                roles(given),
                given.stream().filter(UserName::isOne).sorted().limit(MOST).collect(Collectors.toSet()));
    }

    /// What somebody with these is here; nothing for somebody who is not to come in.
    public Set<Role> roles(Set<String> given) {
        if (admin.stream().anyMatch(given::contains)) {
            return EnumSet.of(Role.USER, Role.ADMIN);
        }
        return user.isEmpty() || user.stream().anyMatch(given::contains)
                ? EnumSet.of(Role.USER)
                : EnumSet.noneOf(Role.class);
    }
}
