package dev.quadrel.catalog;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Box;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.TableStructure;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What has happened to a node, and is stored, but for data that is only sent on.
///
/// Data comes along as the client has sent it, where it is not too much for that.
public sealed interface Change {

    /// A node was made.
    record Made(Node node) implements Change {}

    /// Metadata, specs or access blob of a node were changed.
    ///
    /// @param revision the number by which the state before is kept
    record Described(Node node, OptionalInt revision) implements Change {}

    /// Elements of an array were written.
    ///
    /// @param structure of the whole array, since it was written
    /// @param shape of what was written
    /// @param offset where it was written, for a part
    /// @param block which one was written, for one
    /// @param bytes in C order
    record Elements(
            Node node,
            ArrayStructure structure,
            List<Long> shape,
            Optional<List<Long>> offset,
            Optional<List<Integer>> block,
            Optional<ByteBuffer> bytes)
            implements Change {}

    /// Rows of a table were written.
    ///
    /// @param partition none for the whole table
    /// @param append whether they are more, rather than instead of those before
    /// @param bytes an Arrow IPC file
    record Rows(Node node, TableStructure structure, OptionalInt partition, boolean append, Optional<ByteBuffer> bytes)
            implements Change {}

    /// What is known of the files behind a node was replaced.
    ///
    /// @param patch the part of the data that is new, where somebody has said so
    record Files(Node node, Optional<Box> patch) implements Change {}

    /// A node was taken away.
    ///
    /// @param all whether there may have been nodes below it, which are gone with it
    record Removed(NodePath path, boolean all) implements Change {}
}
