package dev.quadrel.identity;

import dev.quadrel.access.Role;
import java.util.EnumSet;
import java.util.Set;

/// The security domain of the server that knows users and their passwords, and what its roles give here.
///
/// @param name of the domain in WildFly's subsystem `elytron`
/// @param user roles of which one gives the role of users; empty where everybody has it
/// @param admin roles of which one gives both roles
public record PasswordDomain(String name, Set<String> user, Set<String> admin) {

    public PasswordDomain {
        user = Set.copyOf(user);
        admin = Set.copyOf(admin);
    }

    /// What somebody with these roles of the server is here; nothing for somebody who is not to come in.
    Set<Role> roles(Set<String> given) {
        if (admin.stream().anyMatch(given::contains)) {
            return EnumSet.of(Role.USER, Role.ADMIN);
        }
        return user.isEmpty() || user.stream().anyMatch(given::contains)
                ? EnumSet.of(Role.USER)
                : EnumSet.noneOf(Role.class);
    }
}
