package dev.quadrel.structure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a node promises beyond its structure: a name that clients know, such as `xarray_dataset`.
///
/// @param name 1 to 255 characters
/// @param version as that name counts them
public record Spec(String name, @Nullable String version) {

    private static final int LONGEST = 255;

    public Spec {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The name of a spec has 1 to " + LONGEST + " characters, not " + name.length());
        }
    }

    /// As on the wire.
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("version", version);
        return Collections.unmodifiableMap(members);
    }
}
