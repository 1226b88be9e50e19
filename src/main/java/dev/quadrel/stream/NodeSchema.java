package dev.quadrel.stream;

import dev.quadrel.catalog.DataSource;
import dev.quadrel.catalog.Node;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is constant about a node, and told before all news.
final class NodeSchema {

    private NodeSchema() {}

    /// A message in JSON.
    ///
    /// @throws ProblemException 404 for a node of which nothing is told
    static String of(Node node) {
        return switch (node.family()) {
            case CONTAINER -> "{\"type\":\"container-schema\",\"version\":1}";
            case ARRAY ->
                "{\"type\":\"array-schema\",\"version\":1,\"data_type\":%s}".formatted(member(node, "data_type"));
            case TABLE ->
                "{\"type\":\"table-schema\",\"version\":1,\"arrow_schema\":%s}".formatted(member(node, "arrow_schema"));
            case SPARSE, AWKWARD, RAGGED, BYTES ->
                throw ProblemException.notFound("The node %s is of the family %s, of which nothing is told here"
                        .formatted(node.path(), node.family().text()));
        };
    }

    private static String member(Node node, String name) {
        @Nullable
        Object structure = Json.parse(node.source().map(DataSource::structure).orElse("{}"));
        return Json.text(structure instanceof Map<?, ?> members ? members.get(name) : null);
    }
}
