package dev.quadrel.catalog;

import dev.quadrel.adapter.Source;
import dev.quadrel.json.Json;
import dev.quadrel.structure.Structure;
import dev.quadrel.structure.StructureCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Between data sources as they are stored and as they are read.
public final class Sources {

    private Sources() {}

    /// The structure of a data source.
    public static Structure structure(DataSource source) {
        return StructureCodec.parse(source.family(), Json.parse(source.structure()));
    }

    /// What a reader needs to know of a data source.
    public static Source of(DataSource source) {
        List<Source.Asset> assets = source.assets().stream()
                .map(asset -> new Source.Asset(asset.dataUri(), asset.directory(), asset.parameter(), asset.number()))
                .toList();
        return new Source(source.mimeType(), structure(source), parameters(source), assets);
    }

    static Map<String, @Nullable Object> parameters(DataSource source) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        if (Json.parse(source.parameters()) instanceof Map<?, ?> members) {
            members.forEach((name, value) -> parameters.put(String.valueOf(name), value));
        }
        return parameters;
    }

    /// The data source over files that this server has just made for it.
    static DataSource managed(DataSource asked, Source made) {
        List<Asset> assets = made.assets().stream()
                .map(asset -> new Asset(0, asset.dataUri(), asset.directory(), asset.parameter(), asset.number(), null))
                .toList();
        return new DataSource(
                0,
                asked.family(),
                asked.structure(),
                made.mimeType(),
                Json.text(made.parameters()),
                asked.properties(),
                asked.management(),
                assets);
    }
}
