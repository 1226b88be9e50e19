package dev.quadrel.serialization;

import java.util.List;

/// Shapes as HDF5 describes them.
final class Hdf5Space {

    private static final int VERSION = 2;
    private static final int SCALAR = 0;
    private static final int SIMPLE = 1;
    private static final int MOST_DIMENSIONS = 32;

    private Hdf5Space() {}

    /// The dataspace message.
    ///
    /// @throws dev.quadrel.problem.ProblemException 406 for more dimensions than HDF5 has
    static byte[] of(List<Long> shape) {
        if (shape.size() > MOST_DIMENSIONS) {
            throw NotAcceptable.data(shape.size() + " dimensions do not fit into HDF5, which has " + MOST_DIMENSIONS);
        }
        Hdf5Bytes space = new Hdf5Bytes().u8(VERSION).u8(shape.size()).u8(0).u8(shape.isEmpty() ? SCALAR : SIMPLE);
        shape.forEach(space::u64);
        return space.toArray();
    }
}
