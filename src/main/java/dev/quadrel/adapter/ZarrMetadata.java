package dev.quadrel.adapter;

import dev.quadrel.structure.DataType.Endianness;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the metadata file of a Zarr array says.
///
/// @param shape of the array
/// @param chunk size of a chunk, at least 1 along each dimension
/// @param type the name of the data type; empty where it is more than a name
/// @param order of the bytes of numbers; not applicable where nothing is said of it
/// @param fill the element of chunks that were never written, in JSON
record ZarrMetadata(
        List<Long> shape,
        List<Long> chunk,
        Optional<String> type,
        Endianness order,
        Compression compression,
        ChunkKeys keys,
        @Nullable Object fill) {

    ZarrMetadata {
        shape = List.copyOf(shape);
        chunk = List.copyOf(chunk);
        if (shape.size() != chunk.size() || chunk.stream().anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException("The chunks " + chunk + " do not fit the shape " + shape);
        }
    }
}
