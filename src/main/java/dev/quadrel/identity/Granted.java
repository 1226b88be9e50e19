package dev.quadrel.identity;

import dev.quadrel.access.Role;
import java.util.Set;

/// What a provider lets somebody be.
///
/// @param roles those of here
/// @param others all names that the provider gives, for applications that know them
public record Granted(Set<Role> roles, Set<String> others) {

    public Granted {
        roles = Set.copyOf(roles);
        others = Set.copyOf(others);
    }

    /// Nothing but roles of here.
    public Granted(Set<Role> roles) {
        this(roles, Set.of());
    }
}
