package dev.quadrel.access;

import static dev.quadrel.access.Scope.ADMIN_APIKEYS;
import static dev.quadrel.access.Scope.CREATE_APIKEYS;
import static dev.quadrel.access.Scope.CREATE_NODE;
import static dev.quadrel.access.Scope.DELETE_NODE;
import static dev.quadrel.access.Scope.DELETE_REVISION;
import static dev.quadrel.access.Scope.METRICS;
import static dev.quadrel.access.Scope.READ_DATA;
import static dev.quadrel.access.Scope.READ_METADATA;
import static dev.quadrel.access.Scope.READ_PRINCIPALS;
import static dev.quadrel.access.Scope.READ_WEBHOOKS;
import static dev.quadrel.access.Scope.REGISTER;
import static dev.quadrel.access.Scope.REVOKE_APIKEYS;
import static dev.quadrel.access.Scope.WRITE_DATA;
import static dev.quadrel.access.Scope.WRITE_METADATA;
import static dev.quadrel.access.Scope.WRITE_PRINCIPALS;
import static dev.quadrel.access.Scope.WRITE_WEBHOOKS;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a user or a service is here for. Administrators are users too, so that they have keys of their own.
public enum Role {
    USER(
            READ_METADATA,
            READ_DATA,
            CREATE_NODE,
            WRITE_METADATA,
            WRITE_DATA,
            DELETE_REVISION,
            DELETE_NODE,
            CREATE_APIKEYS,
            REVOKE_APIKEYS),
    ADMIN(
            READ_METADATA,
            READ_DATA,
            CREATE_NODE,
            REGISTER,
            WRITE_METADATA,
            WRITE_DATA,
            DELETE_REVISION,
            DELETE_NODE,
            ADMIN_APIKEYS,
            READ_PRINCIPALS,
            WRITE_PRINCIPALS,
            METRICS,
            READ_WEBHOOKS,
            WRITE_WEBHOOKS);

    /// Nobody can change it.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Scope> scopes;

    Role(Scope first, Scope... others) {
        this.scopes = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    /// What it allows.
    public Set<Scope> scopes() {
        return scopes;
    }

    /// The name on the wire, such as `user`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of that name, if there is one.
    public static Optional<Role> of(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }

    /// What all of these allow together.
    public static Set<Scope> scopes(Collection<Role> roles) {
        EnumSet<Scope> all = EnumSet.noneOf(Scope.class);
        roles.forEach(role -> all.addAll(role.scopes));
        return all;
    }
}
