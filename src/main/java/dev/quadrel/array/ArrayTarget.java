package dev.quadrel.array;

import dev.quadrel.adapter.ArrayReader;
import dev.quadrel.catalog.Node;
import dev.quadrel.structure.Chunks;
import java.util.List;

/// An array with all of its elements: a node of its own, or a column of a table.
record ArrayTarget(Node node, ArrayReader reader) implements Target {

    @Override
    public List<Long> shape() {
        return reader.structure().shape();
    }

    @Override
    public Chunks chunks() {
        return reader.structure().chunks();
    }
}
