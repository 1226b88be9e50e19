package dev.quadrel.catalog;

import dev.quadrel.adapter.Adapters;
import dev.quadrel.adapter.Source;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client that registers files need not know of them: their structure.
final class FoundSource {

    private static final String SOURCES = "data_sources";
    private static final String STRUCTURE = "structure";

    private FoundSource() {}

    /// The body with the structure of its data source, by the files, where that is missing or null.
    ///
    /// @throws dev.quadrel.problem.ProblemException as [Adapters#structure]
    static @Nullable Object completed(@Nullable Object body, Adapters adapters) throws IOException {
        return body instanceof Map<?, ?> node
                        && node.get(SOURCES) instanceof List<?> sources
                        && sources.size() == 1
                        && sources.getFirst() instanceof Map<?, ?> source
                        && source.get(STRUCTURE) == null
                        && !"bytes".equals(source.get("structure_family"))
                        && source.get("mimetype") instanceof String type
                ? with(node, SOURCES, List.of(with(source, STRUCTURE, structure(source, type, adapters))))
                : body;
    }

    private static Object structure(Map<?, ?> source, String type, Adapters adapters) throws IOException {
        List<Source.Asset> assets = NodeForm.assets(source.get("assets")).stream()
                .map(asset -> new Source.Asset(asset.dataUri(), asset.directory(), asset.parameter(), asset.number()))
                .toList();
        return adapters.structure(type, assets).json();
    }

    private static Map<Object, @Nullable Object> with(Map<?, ?> members, String name, Object value) {
        Map<Object, @Nullable Object> all = new LinkedHashMap<>(members);
        all.put(name, value);
        return all;
    }
}
