package dev.quadrel.client;

import java.util.LinkedHashMap;
import java.util.Map;

/// A composite: a container whose tables are seen as their columns, beside its other nodes.
///
/// @param container where the nodes are
/// @param parts the columns of its tables and its other nodes, by their names
public record CompositeClient(ContainerClient container, Map<String, NodeClient> parts) {

    /// What such a container promises.
    static final String SPEC = "composite";

    /// Asks for what is in it.
    ///
    /// @throws IllegalArgumentException where the container is no composite, or two parts have one name
    public static CompositeClient of(ContainerClient container) {
        if (!container.item().hasSpec(SPEC)) {
            throw new IllegalArgumentException(container + " is no composite: it lacks the spec " + SPEC);
        }
        Map<String, NodeClient> parts = new LinkedHashMap<>();
        for (Item item : Children.of(container)) {
            NodeClient node = Nodes.of(container.context(), item);
            if (node instanceof TableClient table) {
                table.columns().forEach(column -> add(parts, column, table.column(column)));
            } else {
                add(parts, node.key(), node);
            }
        }
        return new CompositeClient(container, parts);
    }

    private static void add(Map<String, NodeClient> parts, String name, NodeClient node) {
        NodeClient other = parts.putIfAbsent(name, node);
        if (other != null) {
            throw new IllegalArgumentException("Both " + other.path() + " and " + node.path() + " are called " + name);
        }
    }
}
