package dev.quadrel.structure;

import java.util.Locale;
import java.util.Optional;

/// The kinds of nodes.
public enum StructureFamily {
    ARRAY,
    AWKWARD,
    BYTES,
    CONTAINER,
    RAGGED,
    SPARSE,
    TABLE;

    private final String text = name().toLowerCase(Locale.ROOT);

    /// The name on the wire, such as `array`.
    public String text() {
        return text;
    }

    /// The family of that name on the wire.
    public static Optional<StructureFamily> of(String text) {
        for (StructureFamily family : values()) {
            if (family.text.equals(text)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }
}
