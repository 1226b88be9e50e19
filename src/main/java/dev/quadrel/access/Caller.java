package dev.quadrel.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.core.ResteasyContext;
import org.jspecify.annotations.Nullable;

/// Tells resource methods who makes a request, and what for.
///
/// @param outer what the server knows of it
/// @param required the scopes that the method needs
public record Caller(Identity identity, SecurityContext outer, Set<Scope> required) implements SecurityContext {

    public Caller {
        required = Set.copyOf(required);
    }

    /// Who makes the request that this thread is about; nobody where it was not found out, or where there is none.
    public static Optional<Caller> current() {
        return ResteasyContext.getContextData(SecurityContext.class) instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return identity instanceof Identity.Anonymous ? null : identity;
    }

    @Override
    public boolean isUserInRole(String role) {
        return identity.holds(role);
    }

    @Override
    public boolean isSecure() {
        return outer.isSecure();
    }

    @Override
    public @Nullable String getAuthenticationScheme() {
        return null;
    }
}
