package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.NumpyCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The folder of a Zarr array: finds its metadata, and tells whether it is what clients were told.
final class ZarrFolder {

    private static final long LARGEST_COMPRESSED = 1L << 30;

    private ZarrFolder() {}

    /// @throws ProblemException 422 where there is none that can be read here
    static ZarrMetadata read(Path folder) throws IOException {
        Optional<Path> file = Storage.find(folder, ZarrCodec.FILE);
        Optional<Path> old = file.isPresent() ? Optional.empty() : Storage.find(folder, Zarr2Codec.FILE);
        try {
            if (file.isPresent()) {
                return ZarrCodec.read(Files.readString(file.get()));
            }
            if (old.isPresent()) {
                return Zarr2Codec.read(Files.readString(old.get()));
            }
        } catch (IllegalArgumentException | ProblemException e) {
            throw unusable("its metadata cannot be used: " + e.getMessage());
        }
        throw unusable("it has neither " + ZarrCodec.FILE + " nor " + Zarr2Codec.FILE);
    }

    /// @throws ProblemException 422 where it is not the array that the structure says
    static void check(ZarrMetadata metadata, ArrayStructure structure) {
        if (!holds(metadata.shape(), structure.shape())) {
            throw unusable("its shape is %s, not %s".formatted(metadata.shape(), structure.shape()));
        }
        ZarrType type = ZarrType.of(structure.dataType());
        String name = NumpyCode.of(structure.dataType()).orElse("");
        Optional<String> stored = metadata.type();
        if (stored.isPresent()
                && !stored.get().equals(type.json())
                && !stored.get().equals(name)) {
            throw unusable("its data type is %s, not %s"
                    .formatted(stored.get(), structure.dataType().json()));
        }
        if (metadata.order() != Endianness.NOT_APPLICABLE
                && type.order() != Endianness.NOT_APPLICABLE
                && metadata.order() != type.order()) {
            throw unusable("its bytes stand in the order " + metadata.order().text());
        }
        checkChunks(metadata, structure);
    }

    private static void checkChunks(ZarrMetadata metadata, ArrayStructure structure) {
        try {
            FillValue.bytes(structure.dataType(), metadata.fill());
            long bytes = Layout.rowMajor(
                            structure.shape(),
                            metadata.chunk(),
                            structure.dataType().itemSize())
                    .chunkBytes();
            if (metadata.compression() != Compression.NONE && bytes > LARGEST_COMPRESSED) {
                throw unusable(
                        "its compressed chunks have %d bytes, more than %d".formatted(bytes, LARGEST_COMPRESSED));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw unusable("its chunks cannot be read: " + e.getMessage());
        }
    }

    private static boolean holds(List<Long> stored, List<Long> told) {
        boolean holds = stored.size() == told.size();
        for (int i = 0; holds && i < told.size(); i++) {
            holds = told.get(i) <= stored.get(i);
        }
        return holds;
    }

    private static ProblemException unusable(String why) {
        return ProblemException.of(422, "The folder is not read as a Zarr array: " + why);
    }
}
