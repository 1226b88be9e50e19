package dev.quadrel.array;

import dev.quadrel.adapter.SparseStore;
import dev.quadrel.catalog.Node;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.Selection;
import java.util.List;

/// An array of which only some elements are stored.
record SparseTarget(Node node, SparseStore store) implements Target {

    @Override
    public List<Long> shape() {
        return store.structure().shape();
    }

    @Override
    public Chunks chunks() {
        return store.structure().chunks();
    }

    /// Bytes of one element of a part, with its places.
    int itemSize(Selection selection) {
        DataType type = store.structure().dataType();
        return selection.shape().size() * Long.BYTES + type.itemSize();
    }
}
