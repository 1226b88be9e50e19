package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.AwkwardStructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Values of any nesting where they are stored. Thread safe.
record AwkwardStores(Storage storage) {

    /// A folder with a file for each buffer.
    static final String BUFFERS = "application/x-awkward-buffers";

    /// Makes a folder without buffers.
    ///
    /// @param mimeType empty for the usual one
    /// @throws ProblemException 415 for another type of files
    Source create(String mimeType, AwkwardStructure structure) throws IOException {
        if (!mimeType.isEmpty()) {
            requireType(mimeType);
        }
        Path folder = Files.createDirectory(storage.newPlace());
        Source.Asset asset = new Source.Asset(Storage.uri(folder), true, "data_uri", null);
        return new Source(BUFFERS, structure, Map.of(), List.of(asset));
    }

    private static void requireType(String mimeType) {
        if (!mimeType.equals(BUFFERS)) {
            throw ProblemException.unsupportedMediaType(
                    "Awkward values are stored as " + BUFFERS + ", not as " + mimeType);
        }
    }

    /// The folder of a data source.
    ///
    /// @throws ProblemException 415 where it is none of awkward values, 403 or 404 for the folder itself
    AwkwardFolder open(Source source) throws IOException {
        requireType(source.mimeType());
        if (!(source.structure() instanceof AwkwardStructure structure)) {
            throw ProblemException.unsupportedMediaType("The data is not awkward");
        }
        return new AwkwardFolder(folder(storage, source), structure);
    }

    /// The one folder that a data source has.
    static Path folder(Storage storage, Source source) throws IOException {
        Source.Asset asset = source.assets().stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.of(422, "The data source has no asset"));
        return storage.path(asset.dataUri());
    }
}
