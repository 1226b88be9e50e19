package dev.quadrel.serialization;

import dev.quadrel.adapter.ArrayReader;
import dev.quadrel.adapter.TableReader;
import java.io.IOException;

/// Is shown the nodes of a [NodeTree]. Keys are those in the node's container, metadata a JSON object.
public interface NodeVisitor {

    /// Opens the data of a node.
    ///
    /// @param <R> what reads it
    @FunctionalInterface
    interface Opening<R> {
        /// What reads the data.
        ///
        /// @throws dev.quadrel.problem.ProblemException where the data cannot be read
        R open() throws IOException;
    }

    /// A container begins.
    void enter(String key, String metadata) throws IOException;

    /// The container that has begun last, and not ended, ends.
    void leave() throws IOException;

    /// An array.
    void array(String key, String metadata, Opening<? extends ArrayReader> data) throws IOException;

    /// A table.
    void table(String key, String metadata, Opening<? extends TableReader> data) throws IOException;

    /// A node of another family.
    void other(String key, String metadata) throws IOException;
}
