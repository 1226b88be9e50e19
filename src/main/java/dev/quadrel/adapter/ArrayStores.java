package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.ArrayStructure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Opens stored arrays by their media type, only where [Storage] allows it. Thread safe.
public final class ArrayStores {

    /// The format of arrays that are stored here.
    public static final String ZARR = "application/x-zarr";

    /// Files of numpy.
    public static final String NPY = "application/x-npy";

    private static final Map<String, ArrayOpener> ARRAYS = Map.of(ZARR, ZarrArray::open, NPY, NpyArray::open);

    private final Storage storage;

    /// Opens what lies in a storage.
    public ArrayStores(Storage storage) {
        this.storage = storage;
    }

    /// Opens an array of one format.
    @FunctionalInterface
    private interface ArrayOpener {
        ArrayReader open(Path path, ArrayStructure structure) throws IOException;
    }

    /// Makes an array of zeros, which takes next to no room.
    ///
    /// @throws ProblemException 405 where nothing can be stored
    public Source create(ArrayStructure structure) throws IOException {
        Path folder = storage.newPlace();
        ZarrArray.create(folder, structure);
        Source.Asset asset = new Source.Asset(Storage.uri(folder), true, "data_uri", null);
        return new Source(ZARR, structure, Map.of(), List.of(asset));
    }

    /// An array for reading; empty where its media type is not one of an array.
    ///
    /// @throws ProblemException 403 or 404 for its files, 422 where they are not what the structure says
    public Optional<ArrayReader> open(Source source) throws IOException {
        ArrayOpener opener = ARRAYS.get(source.mimeType());
        if (opener == null || !(source.structure() instanceof ArrayStructure structure)) {
            return Optional.empty();
        }
        return Optional.of(opener.open(path(source), structure));
    }

    /// An array for writing; empty where its format is only read, or this server has not made it.
    ///
    /// @throws ProblemException 404 where its files are gone
    public Optional<ArrayWriter> writer(Source source) throws IOException {
        if (!source.mimeType().equals(ZARR) || !(source.structure() instanceof ArrayStructure structure)) {
            return Optional.empty();
        }
        Path path = path(source);
        return storage.isManaged(path) ? Optional.of(ZarrArray.open(path, structure)) : Optional.empty();
    }

    /// The one file or folder that a reader needs.
    private Path path(Source source) throws IOException {
        Source.Asset asset = source.assets().stream()
                .filter(candidate -> candidate.parameter() != null)
                .findFirst()
                .or(() -> source.assets().stream().findFirst())
                .orElseThrow(() -> ProblemException.of(422, "The data source has no asset"));
        return storage.path(asset.dataUri());
    }
}
