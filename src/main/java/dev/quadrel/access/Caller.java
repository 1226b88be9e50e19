package dev.quadrel.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/// Tells resource methods who makes a request.
///
/// @param outer what the server knows of it
record Caller(Identity identity, SecurityContext outer) implements SecurityContext {

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
