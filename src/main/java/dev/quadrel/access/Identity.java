package dev.quadrel.access;

import java.util.EnumSet;
import java.util.Set;

/// Who makes a request.
sealed interface Identity {

    /// What this one may do.
    Set<Scope> scopes();

    /// Somebody without credentials.
    ///
    /// @param scopes none, or those for reading where the catalog is public
    record Anonymous(Set<Scope> scopes) implements Identity {

        static final Anonymous STRANGER = new Anonymous(Set.of());
        static final Anonymous READER = new Anonymous(EnumSet.of(Scope.READ_METADATA, Scope.READ_DATA));

        public Anonymous {
            scopes = Set.copyOf(scopes);
        }
    }

    /// Whoever has the server's one key.
    record SingleUser() implements Identity {

        private static final Set<Scope> ALL = Set.copyOf(EnumSet.allOf(Scope.class));

        @Override
        public Set<Scope> scopes() {
            return ALL;
        }
    }
}
