package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Box;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Changes a stored array. Each method takes elements in C order, each as the data type says, as they arrive, and
/// never holds all of them in memory. Nothing changes before the last one is there, and nothing at all where there are
/// too few or too many. Thread safe; different blocks are written at the same time.
public interface ArrayWriter {

    /// Writes the whole array.
    ///
    /// @throws ProblemException 422 where the size is wrong
    void writeAll(InputStream in) throws IOException;

    /// Writes one chunk.
    ///
    /// @param block its number along each dimension
    /// @throws ProblemException 422 where there is no such block, or the size is wrong
    void writeBlock(List<Integer> block, InputStream in) throws IOException;

    /// Writes a part of the array.
    ///
    /// @param extend whether the array may grow, so that the part fits in
    /// @return how the array is laid out now
    /// @throws ProblemException 409 where the part does not fit in, 422 where it has other dimensions or
    ///     the size is wrong
    ArrayStructure patch(Box box, InputStream in, boolean extend) throws IOException;
}
