package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.AwkwardStructure;
import dev.quadrel.structure.BytesStructure;
import dev.quadrel.structure.RaggedStructure;
import dev.quadrel.structure.SparseStructure;
import dev.quadrel.structure.Structure;
import dev.quadrel.structure.TableStructure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stored data of all families: made, opened for reading, opened for writing. Thread safe.
///
/// @param storage where the files are
/// @param arrays formats of arrays
/// @param tables formats of tables
public record Adapters(Storage storage, ArrayStores arrays, TableStores tables) {

    static final String PARTITIONS = "data_uris";

    /// Files as they are.
    private static final String BYTES = "application/octet-stream";

    private static final Set<String> READABLE = Set.of(
            ArrayStores.ZARR,
            ArrayStores.NPY,
            BYTES,
            SparseStores.PARQUET,
            BufferFolder.AWKWARD,
            TableStores.ARROW,
            TableStores.PARQUET,
            TableStores.CSV,
            TableStores.GROWING);

    /// Makes a place for new data, which reads as zeros, or as no rows.
    ///
    /// @param mimeType how it is stored; empty for the usual way
    /// @param parameters wishes of the client
    /// @throws ProblemException 415 for a type that data of this structure is not stored as, 405 where nothing is
    /// stored
    public Source create(String mimeType, Structure structure, Map<String, @Nullable Object> parameters)
            throws IOException {
        return switch (structure) {
            case ArrayStructure array -> createArray(mimeType, array);
            case TableStructure table ->
                createTable(mimeType.isEmpty() ? TableStores.ARROW : mimeType, table, parameters);
            case SparseStructure sparse -> sparse().create(mimeType, sparse);
            case AwkwardStructure awkward -> BufferFolder.awkward(storage).create(mimeType, awkward);
            case RaggedStructure ragged -> BufferFolder.ragged(storage).create(mimeType, ragged);
            case BytesStructure bytes ->
                throw ProblemException.unsupportedMediaType("Files are registered, not written");
        };
    }

    private Source createArray(String mimeType, ArrayStructure structure) throws IOException {
        if (!mimeType.isEmpty() && !mimeType.equals(ArrayStores.ZARR)) {
            throw ProblemException.unsupportedMediaType(
                    "Arrays are stored as " + ArrayStores.ZARR + ", not as " + mimeType);
        }
        return arrays.create(structure);
    }

    private Source createTable(String mimeType, TableStructure structure, Map<String, @Nullable Object> parameters)
            throws IOException {
        Map<String, @Nullable Object> made = Map.copyOf(tables.create(mimeType, structure, parameters));
        List<Source.Asset> assets = new ArrayList<>();
        if (mimeType.equals(TableStores.GROWING)) {
            assets.add(new Source.Asset(TableStores.growing(made), false, null, null));
        } else {
            Path place = storage.newPlace();
            for (int i = 0; i < structure.partitions(); i++) {
                URI uri = Storage.uri(place.resolve("partition-" + i + ending(mimeType)));
                assets.add(new Source.Asset(uri, false, PARTITIONS, i));
            }
        }
        return new Source(mimeType, structure, made, assets);
    }

    private static String ending(String mimeType) {
        return switch (mimeType) {
            case TableStores.ARROW -> ".arrow";
            case TableStores.PARQUET -> ".parquet";
            default -> ".csv";
        };
    }

    /// Takes data away for good; what is not there is no mistake. To be called when nobody names it any more.
    ///
    /// @throws IllegalArgumentException for what this server has not made
    public void delete(URI uri) throws IOException {
        if (TableStores.isGrowing(uri)) {
            tables.remove(uri);
        } else {
            storage.delete(uri);
        }
    }

    /// Refuses a type of files that nothing here reads.
    ///
    /// @throws ProblemException 415
    public void requireReadable(String mimeType) {
        if (!READABLE.contains(mimeType)) {
            throw ProblemException.unsupportedMediaType("Files of the type \"%s\" cannot be read, but of %s"
                    .formatted(mimeType, READABLE.stream().sorted().toList()));
        }
    }

    /// Refuses files that are not what their structure says; what a file of bytes is, nobody knows.
    ///
    /// @throws ProblemException 422 with what they are and what they should be, 403 or 404 for the files themselves
    public void requireMatching(Source source) throws IOException {
        switch (source.structure()) {
            case ArrayStructure structure -> {
                List<Long> stored = array(source).stored();
                if (!stored.equals(structure.shape())) {
                    throw ProblemException.of(
                            422,
                            "The array in the files has the shape %s, not %s".formatted(stored, structure.shape()));
                }
            }
            case TableStructure structure -> requireColumns(source, structure);
            case SparseStructure structure -> sparse().require(structure, partitions(source));
            case AwkwardStructure _ -> awkward(source).require();
            case RaggedStructure _ -> ragged(source);
            case BytesStructure _ -> {}
        }
    }

    private void requireColumns(Source source, TableStructure structure) throws IOException {
        List<Path> partitions = partitions(source);
        if (partitions.size() != structure.partitions()) {
            throw ProblemException.of(
                    422,
                    "The table has %d files, not %d, one for each partition"
                            .formatted(partitions.size(), structure.partitions()));
        }
        for (Path file : partitions) {
            tables.requireColumns(source.mimeType(), structure, file);
        }
    }

    /// The structure of files that are there already.
    ///
    /// @throws ProblemException 415 for a type of files that are not read, or have no structure, 422 where they are
    ///     not of that type, 403 or 404 for the files themselves
    public Structure structure(String mimeType, List<Source.Asset> assets) throws IOException {
        requireReadable(mimeType);
        List<Path> files = new ArrayList<>();
        for (Source.Asset asset : assets) {
            files.add(storage.path(asset.dataUri()));
        }
        if (files.isEmpty()) {
            throw ProblemException.of(422, "The data source has no asset");
        }
        return switch (mimeType) {
            case ArrayStores.NPY -> FoundStructures.npy(files.getFirst());
            case ArrayStores.ZARR -> FoundStructures.zarr(files.getFirst());
            case TableStores.ARROW, TableStores.PARQUET, TableStores.CSV -> tables.structure(mimeType, files);
            default ->
                throw ProblemException.unsupportedMediaType(
                        "The structure of files of the type " + mimeType + " is not found out here");
        };
    }

    /// An array for reading.
    ///
    /// @throws ProblemException 415 where its files are none of an array
    public ArrayReader array(Source source) throws IOException {
        return arrays.open(source)
                .orElseThrow(() -> ProblemException.unsupportedMediaType(
                        "Arrays in files of the type " + source.mimeType() + " cannot be read"));
    }

    /// An array for writing.
    ///
    /// @throws ProblemException 405 where it is only read
    public ArrayWriter arrayWriter(Source source) throws IOException {
        return arrays.writer(source)
                .orElseThrow(() -> ProblemException.of(
                        405, "Arrays in files of the type " + source.mimeType() + " are only read here"));
    }

    /// A table, for reading; for writing where its files are this server's.
    ///
    /// @throws ProblemException 415 where its files are none of a table
    public TableStore table(Source source) throws IOException {
        if (!(source.structure() instanceof TableStructure structure)) {
            throw ProblemException.unsupportedMediaType("The data is no table");
        }
        return tables.open(source.mimeType(), structure, source.parameters(), partitions(source));
    }

    /// A sparse array, for reading; for writing where its files are this server's.
    ///
    /// @throws ProblemException 415 where its files are none of a sparse array
    public SparseStore sparse(Source source) throws IOException {
        return sparse().open(source, partitions(source));
    }

    /// Awkward values, for reading; for writing where their files are this server's.
    ///
    /// @throws ProblemException 415 where the files are none of awkward values
    public AwkwardFolder awkward(Source source) throws IOException {
        Path folder = BufferFolder.awkward(storage).open(source, AwkwardStructure.class);
        return new AwkwardFolder(folder, (AwkwardStructure) source.structure());
    }

    /// Ragged rows, for reading; for writing where their files are this server's.
    ///
    /// @throws ProblemException 415 where the files are none of ragged rows
    public RaggedFolder ragged(Source source) throws IOException {
        Path folder = BufferFolder.ragged(storage).open(source, RaggedStructure.class);
        return new RaggedFolder(folder, (RaggedStructure) source.structure());
    }

    private SparseStores sparse() {
        return new SparseStores(storage, tables);
    }

    /// The files of a table, or of a sparse array, in their order.
    private List<Path> partitions(Source source) throws IOException {
        List<Path> partitions = new ArrayList<>();
        for (Source.Asset asset : source.assets().stream()
                .filter(asset -> asset.parameter() != null)
                .sorted(Comparator.comparingInt(Adapters::number))
                .toList()) {
            partitions.add(storage.place(asset.dataUri()));
        }
        return partitions;
    }

    private static int number(Source.Asset asset) {
        return asset.number() == null ? 0 : asset.number();
    }
}
