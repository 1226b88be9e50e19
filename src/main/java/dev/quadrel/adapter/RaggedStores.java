package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.RaggedStructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Rows with lengths of their own where they are stored. Thread safe.
record RaggedStores(Storage storage) {

    /// What clients ask for; here it is a folder with buffers for each block.
    static final String ROWS = "application/x-ragged+sql";

    /// Makes a folder without rows.
    ///
    /// @param mimeType empty for the usual one
    /// @throws ProblemException 415 for another type
    Source create(String mimeType, RaggedStructure structure) throws IOException {
        if (!mimeType.isEmpty()) {
            requireType(mimeType);
        }
        Path folder = Files.createDirectory(storage.newPlace());
        Source.Asset asset = new Source.Asset(Storage.uri(folder), true, "data_uri", null);
        return new Source(ROWS, structure, Map.of(), List.of(asset));
    }

    private static void requireType(String mimeType) {
        if (!mimeType.equals(ROWS)) {
            throw ProblemException.unsupportedMediaType("Ragged rows are stored as " + ROWS + ", not as " + mimeType);
        }
    }

    /// The rows of a data source.
    ///
    /// @throws ProblemException 415 where it is none of ragged rows, 403 or 404 for the folder itself
    RaggedFolder open(Source source) throws IOException {
        requireType(source.mimeType());
        if (!(source.structure() instanceof RaggedStructure structure)) {
            throw ProblemException.unsupportedMediaType("The data is not ragged");
        }
        return new RaggedFolder(AwkwardStores.folder(storage, source), structure);
    }
}
