package dev.quadrel.array;

import dev.quadrel.catalog.Node;
import dev.quadrel.structure.Chunks;
import java.util.List;

/// What a URL of an array names.
sealed interface Target permits ArrayTarget, SparseTarget {

    /// The array's, or that of the table that it is a column of.
    Node node();

    /// Elements along each dimension.
    List<Long> shape();

    /// How it is cut.
    Chunks chunks();
}
