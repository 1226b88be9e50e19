package dev.quadrel.structure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file whose contents nobody looks into.
public record BytesStructure() implements Structure {

    @Override
    public StructureFamily family() {
        return StructureFamily.BYTES;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        return Map.of();
    }
}
