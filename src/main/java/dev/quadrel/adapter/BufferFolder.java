package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How data is stored whose files are in one folder. Thread safe.
///
/// @param what is stored, for messages
/// @param mimeType of the data; there is no other
record BufferFolder(Storage storage, String what, String mimeType) {

    /// A file for each buffer.
    static final String AWKWARD = "application/x-awkward-buffers";

    /// What clients ask for; here it is a folder with buffers for each block.
    private static final String RAGGED = "application/x-ragged+sql";

    /// Of values of any nesting.
    static BufferFolder awkward(Storage storage) {
        return new BufferFolder(storage, "Awkward values", AWKWARD);
    }

    /// Of rows with lengths of their own.
    static BufferFolder ragged(Storage storage) {
        return new BufferFolder(storage, "Ragged rows", RAGGED);
    }

    /// Makes a folder without files.
    ///
    /// @param asked empty for the usual type
    /// @throws ProblemException 415 for another one
    Source create(String asked, Structure structure) throws IOException {
        if (!asked.isEmpty()) {
            requireType(asked);
        }
        Path folder = Files.createDirectory(storage.newPlace());
        Source.Asset asset = new Source.Asset(Storage.uri(folder), true, "data_uri", null);
        return new Source(mimeType, structure, Map.of(), List.of(asset));
    }

    private void requireType(String asked) {
        if (!asked.equals(mimeType)) {
            throw ProblemException.unsupportedMediaType(
                    "%s are stored as %s, not as %s".formatted(what, mimeType, asked));
        }
    }

    /// The folder of a data source.
    ///
    /// @param structure what it has to have
    /// @throws ProblemException 415 for another type or structure, 403 or 404 for the folder itself
    Path open(Source source, Class<? extends Structure> structure) throws IOException {
        requireType(source.mimeType());
        if (!structure.isInstance(source.structure())) {
            throw ProblemException.unsupportedMediaType("The data has another structure than " + what);
        }
        Source.Asset asset = source.assets().stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.of(422, "The data source has no asset"));
        return storage.path(asset.dataUri());
    }
}
