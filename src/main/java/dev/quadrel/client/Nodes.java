package dev.quadrel.client;

import dev.quadrel.structure.NodePath;

/// Makes the client that fits a node.
final class Nodes {

    private Nodes() {}

    static NodeClient of(Context context, Item item) {
        return switch (item.family()) {
            case CONTAINER -> new ContainerClient(context, item);
            case ARRAY -> new ArrayClient(context, item);
            case TABLE -> new TableClient(context, item);
            case AWKWARD -> new AwkwardClient(context, item);
            case RAGGED -> new RaggedClient(context, item);
            case SPARSE -> new SparseClient(context, item);
            case BYTES -> new NodeClient(context, item);
        };
    }

    /// Asks for the node first.
    static NodeClient at(Context context, NodePath path) {
        return of(context, context.item(path));
    }
}
