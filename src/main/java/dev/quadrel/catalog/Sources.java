package dev.quadrel.catalog;

import dev.quadrel.adapter.Source;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.Structure;
import dev.quadrel.structure.StructureCodec;
import dev.quadrel.structure.StructureFamily;
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

    /// Where the data of a node of one family is.
    ///
    /// @throws ProblemException 404 for a node of another family, or without data
    public static Source of(Node node, StructureFamily family) {
        require(node, family);
        return of(
                node.source().orElseThrow(() -> ProblemException.notFound("The node " + node.path() + " has no data")));
    }

    /// The same, for a change.
    ///
    /// @throws ProblemException 404; 405 where this server only reads the data
    public static Source ofWritable(Node node, StructureFamily family) {
        Source source = of(node, family);
        if (node.source().stream().anyMatch(stored -> stored.management() == DataSource.Management.EXTERNAL)) {
            throw ProblemException.of(405, "The data of " + node.path() + " is not this server's: it is only read");
        }
        return source;
    }

    /// Refuses nodes of other families.
    ///
    /// @throws ProblemException 404
    public static void require(Node node, StructureFamily family) {
        if (node.family() != family) {
            throw ProblemException.notFound("The node %s is of the family %s, not %s"
                    .formatted(node.path(), node.family().text(), family.text()));
        }
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
