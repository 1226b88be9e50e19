package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;

/// A table that can be written. A writer leaves either all of its rows behind or none; readers see the old or the new.
public interface TableStore extends TableReader {

    /// Replaces the rows of a partition.
    ///
    /// @param arrow an Arrow IPC file, which goes to disk first, not into memory
    /// @throws ProblemException 422 where it does not have the columns of the structure, 400 for the partition
    void write(int partition, InputStream arrow) throws IOException;

    /// Adds rows to a partition.
    ///
    /// @param arrow an Arrow IPC file
    /// @throws ProblemException as [#write], 405 where the format cannot do that
    void append(int partition, InputStream arrow) throws IOException;
}
