package dev.quadrel.catalog;

import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One node of the tree, as it was when it was read.
///
/// @param id in the order in which nodes were made
/// @param metadata JSON object, as stored
/// @param accessBlob JSON object, as stored
/// @param source where its data is; none for a container
/// @param children how many nodes are in it; for others than containers 0
/// @param version grows with each change of the node's row or of its data
public record Node(
        long id,
        NodePath path,
        StructureFamily family,
        List<Spec> specs,
        String metadata,
        String accessBlob,
        Optional<DataSource> source,
        ChildCount children,
        Instant updated,
        long version) {

    /// The state of its row and of the data that this server keeps for it, for entity tags. The time tells
    /// catalogs apart that were at the same place one after the other.
    public String dataVersion() {
        return id + "-" + version + "-" + Long.toHexString(updated.toEpochMilli());
    }

    /// The state of all that a description tells, for entity tags.
    String state() {
        return path.key() + '/' + dataVersion() + '/' + children.number() + (children.exact() ? "" : "+");
    }

    /// How many nodes a container has.
    ///
    /// @param exact false where counting stopped at a limit: there are that many at least
    public record ChildCount(long number, boolean exact) {}
}
