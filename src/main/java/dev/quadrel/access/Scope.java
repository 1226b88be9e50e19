package dev.quadrel.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a request may be allowed to do.
public enum Scope {
    READ_METADATA,
    READ_DATA,
    WRITE_METADATA,
    WRITE_DATA,
    DELETE_REVISION,
    DELETE_NODE,
    CREATE_NODE,
    REGISTER,
    METRICS,
    READ_WEBHOOKS,
    WRITE_WEBHOOKS,
    CREATE_APIKEYS,
    REVOKE_APIKEYS,
    ADMIN_APIKEYS,
    READ_PRINCIPALS,
    WRITE_PRINCIPALS;

    /// All that makes sense where nobody logs in: there are no keys to be made, but whoever has the one is the
    /// administrator.
    static final Set<Scope> OF_ONE_KEY =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CREATE_APIKEYS, REVOKE_APIKEYS)));

    /// All there are.
    public static final Set<Scope> ALL = Collections.unmodifiableSet(EnumSet.allOf(Scope.class));

    /// The name on the wire, such as `read:metadata`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /// The scope of that name, if there is one.
    public static Optional<Scope> of(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.text().equals(text))
                .findFirst();
    }
}
