package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.Selection;
import dev.quadrel.structure.SparseStructure;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// A sparse array where it is stored. Thread safe. A block that nobody has written yet has no elements.
public interface SparseStore {

    /// How it is laid out, to clients.
    SparseStructure structure();

    /// The stored elements of a part as a table: `dim0`, `dim1`, ... for the dimensions that are left, with places
    /// counted from the part's begin, and `data`. Block by block, in each as they were written.
    TableReader part(Selection selection);

    /// How many elements of a part are stored.
    long count(Selection selection) throws IOException;

    /// Replaces the elements of a block: all of them are there afterwards, or the old ones are.
    ///
    /// @param block its number along each dimension
    /// @param arrow an Arrow IPC file with `dim0`, `dim1`, ... and `data`; places count from the block's begin
    /// @throws ProblemException 422 where there is no such block, the columns are others, or a place is outside
    void write(List<Integer> block, InputStream arrow) throws IOException;
}
