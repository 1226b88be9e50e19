package dev.quadrel.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who makes a request.
public sealed interface Identity extends Principal {

    /// What this one may do.
    Set<Scope> scopes();

    /// Who makes the request of this context; somebody without credentials where nobody was identified.
    static Identity of(SecurityContext context) {
        return context.getUserPrincipal() instanceof Identity identity ? identity : Anonymous.STRANGER;
    }

    /// Somebody without credentials.
    ///
    /// @param scopes none, or those for reading where the catalog is public
    record Anonymous(Set<Scope> scopes) implements Identity {

        static final Anonymous STRANGER = new Anonymous(Set.of());
        static final Anonymous READER = new Anonymous(EnumSet.of(Scope.READ_METADATA, Scope.READ_DATA));

        public Anonymous {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String getName() {
            return "anonymous";
        }
    }

    /// Whoever has the server's one key.
    record SingleUser() implements Identity {

        @Override
        public Set<Scope> scopes() {
            return Scope.OF_ONE_KEY;
        }

        @Override
        public String getName() {
            return "single user";
        }
    }

    /// A user who has logged in, or a user or service by one of its keys.
    ///
    /// @param principal who it is, whatever its names
    /// @param scopes those of its roles, or fewer where a key has fewer
    /// @param key the first 8 characters of the key that came, if one came
    record Member(UUID principal, Set<Scope> scopes, Optional<String> key) implements Identity {

        public Member {
            scopes = scopes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(scopes));
        }

        @Override
        public String getName() {
            return principal.toString();
        }
    }
}
