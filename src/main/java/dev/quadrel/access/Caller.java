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

    /// Roles are asked for as scopes here.
    @Override
    public boolean isUserInRole(String scope) {
        return identity.scopes().stream().anyMatch(one -> one.text().equals(scope));
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
