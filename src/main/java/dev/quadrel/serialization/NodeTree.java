package dev.quadrel.serialization;

import java.io.IOException;

/// A container with all nodes below it that are sent.
public interface NodeTree {

    /// The container's own metadata, a JSON object.
    String metadata();

    /// Shows the nodes, each container's between [NodeVisitor#enter] and [NodeVisitor#leave]; not the container
    /// itself.
    void walk(NodeVisitor visitor) throws IOException;
}
