package dev.quadrel.adapter;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Selection;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.util.List;

/// An array where it is stored. Thread safe.
public interface ArrayReader {

    /// How it is laid out, to clients.
    ArrayStructure structure();

    /// The shape of what is stored; a part of it where clients are told less.
    default List<Long> stored() {
        return structure().shape();
    }

    /// Sends the selected elements in C order, each as the data type says. Never holds all of them in memory.
    ///
    /// @param selection made for the shape of the structure
    void read(Selection selection, ByteSink sink) throws IOException;
}
