package dev.quadrel.catalog;

import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import java.util.List;
import java.util.Optional;

/// A node to be made.
///
/// @param key unique in its parent
/// @param metadata JSON object
/// @param accessBlob JSON object
public record NewNode(
        String key,
        StructureFamily family,
        List<Spec> specs,
        String metadata,
        String accessBlob,
        Optional<DataSource> source) {

    public NewNode {
        specs = List.copyOf(specs);
    }
}
