package dev.quadrel.access;

import java.util.Locale;

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
    WRITE_WEBHOOKS;

    /// The name on the wire, such as `read:metadata`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }
}
