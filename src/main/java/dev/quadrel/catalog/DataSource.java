package dev.quadrel.catalog;

import dev.quadrel.structure.StructureFamily;
import java.util.List;

/// Where a node's data is, as stored. The JSON texts are sent as they are.
///
/// @param id 0 before it is stored
/// @param structure JSON object, or `null`
/// @param parameters JSON object
/// @param properties JSON object
public record DataSource(
        long id,
        StructureFamily family,
        String structure,
        String mimeType,
        String parameters,
        String properties,
        Management management,
        List<Asset> assets) {

    public DataSource {
        assets = List.copyOf(assets);
    }

    /// The same of another structure.
    ///
    /// @param json as [#structure]
    public DataSource withStructure(String json) {
        return new DataSource(id, family, json, mimeType, parameters, properties, management, assets);
    }

    /// The same over other files.
    public DataSource withAssets(List<Asset> others) {
        return new DataSource(id, family, structure, mimeType, parameters, properties, management, others);
    }

    /// Who looks after the files: `external` ones are only read.
    public enum Management {
        EXTERNAL,
        IMMUTABLE,
        LOCKED,
        WRITABLE
    }
}
