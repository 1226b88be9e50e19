package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.SparseStructure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Sparse arrays by the type of the files that they are stored in. Thread safe.
///
/// @param tables that read and write the files
record SparseStores(Storage storage, TableStores tables) {

    /// Parquet files, one for each block.
    static final String PARQUET = "application/x-parquet;structure=sparse";

    /// Prepares a place for a new array, in which no element is stored.
    ///
    /// @param mimeType empty for the usual one
    /// @throws ProblemException 415 for another type of files, 422 for values that they cannot keep
    Source create(String mimeType, SparseStructure structure) throws IOException {
        if (!mimeType.isEmpty()) {
            requireType(mimeType);
        }
        SparseColumns.schema(structure.shape().size(), structure.dataType());
        Path place = storage.newPlace();
        List<Source.Asset> assets = new ArrayList<>();
        for (String block : structure.chunks().names()) {
            Path file = place.resolve("block-" + block + ".parquet");
            assets.add(new Source.Asset(Storage.uri(file), false, Adapters.PARTITIONS, assets.size()));
        }
        return new Source(PARQUET, structure, Map.of(), assets);
    }

    private static void requireType(String mimeType) {
        if (!mimeType.equals(PARQUET)) {
            throw ProblemException.unsupportedMediaType(
                    "Sparse arrays are stored as " + PARQUET + ", not as " + mimeType);
        }
    }

    /// A stored array.
    ///
    /// @param files of the blocks, the last dimension's numbers growing fastest
    SparseStore open(Source source, List<Path> files) {
        requireType(source.mimeType());
        if (!(source.structure() instanceof SparseStructure structure)) {
            throw ProblemException.unsupportedMediaType("The data is no sparse array");
        }
        requireCount(structure, files);
        return new DuckSparse(tables.database(), structure, files);
    }

    /// Makes sure that files are those of an array, by their number and their columns.
    ///
    /// @throws ProblemException 422
    void require(SparseStructure structure, List<Path> files) throws IOException {
        requireCount(structure, files);
        var declared = SparseColumns.schema(structure.shape().size(), structure.dataType());
        for (Path file : files) {
            tables.requireColumns(TableStores.PARQUET, ArrowSchemas.structure(declared, 1), file);
        }
    }

    private static void requireCount(SparseStructure structure, List<Path> files) {
        int blocks = structure.chunks().names().size();
        if (files.size() != blocks) {
            throw ProblemException.of(
                    422, "The array has %d files, not %d, one for each block".formatted(files.size(), blocks));
        }
    }
}
