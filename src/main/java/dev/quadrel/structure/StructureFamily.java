package dev.quadrel.structure;

import java.util.Arrays;
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

    /// The name on the wire, such as `array`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The family of that name on the wire.
    public static Optional<StructureFamily> of(String text) {
        return Arrays.stream(values())
                .filter(family -> family.text().equals(text))
                .findFirst();
    }
}
