package dev.quadrel.serialization;

import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.util.List;

/// A container as an HDF5 file: groups for containers and tables, datasets for arrays and columns, metadata as
/// attributes. Sent while the data is read, with a length that is known before.
///
/// @param origin where the attributes come from
record Hdf5Format(String target, Hdf5Attributes.Origin origin) implements ContainerFormat {

    @Override
    public String mediaType() {
        return "application/x-hdf5";
    }

    @Override
    public List<String> extensions() {
        return List.of("h5", "hdf5");
    }

    @Override
    public Body body(NodeTree tree, long limit) throws IOException {
        return Hdf5Layout.of(tree, origin, limit);
    }
}
