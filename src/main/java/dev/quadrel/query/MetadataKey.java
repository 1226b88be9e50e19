package dev.quadrel.query;

import dev.quadrel.problem.ProblemException;
import java.util.List;

/// Where a value is in a node's metadata: `sample.temp` for the member `temp` of the member `sample`.
///
/// @param names at least one, none empty
public record MetadataKey(List<String> names) {

    private static final String PREFIX = "metadata.";

    public MetadataKey {
        names = List.copyOf(names);
    }

    /// Reads a key with dots; `metadata.` before it says nothing.
    ///
    /// @throws ProblemException 400 where it has an empty name
    public static MetadataKey parse(String text) {
        String path = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        List<String> names = List.of(path.split("\\.", -1));
        if (names.contains("")) {
            throw ProblemException.badRequest(
                    "The metadata key \"%s\" has an empty name; it is like color or sample.temperature"
                            .formatted(text));
        }
        return new MetadataKey(names);
    }

    /// With dots.
    public String text() {
        return String.join(".", names);
    }
}
