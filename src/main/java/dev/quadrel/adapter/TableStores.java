package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.TableStructure;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Tables by the type of the files that they are stored in. Thread safe. Neither Arrow nor DuckDB is started before it
/// is needed.
///
/// @param database for all but Arrow files
public record TableStores(DuckDatabase database) {

    /// Arrow IPC files, as they came.
    public static final String ARROW = "application/vnd.apache.arrow.file";

    /// Parquet files.
    public static final String PARQUET = "application/x-parquet";

    /// Text files with a line of names.
    public static final String CSV = "text/csv";

    /// Tables that grow, in DuckDB's own file.
    public static final String GROWING = "application/x-tiled-sql-table";

    /// The types that tables are stored as.
    public static final List<String> TYPES = List.of(ARROW, PARQUET, CSV, GROWING);

    /// A stored table.
    ///
    /// @param parameters of its data source
    /// @param partitions its files in their order, there or not; none for a table that grows
    /// @throws ProblemException 415 for a type that tables are not stored as
    public TableStore open(
            String mimeType,
            TableStructure structure,
            Map<String, ? extends @Nullable Object> parameters,
            List<Path> partitions) {
        return switch (mimeType) {
            case ARROW -> new ArrowTable(structure, partitions);
            case PARQUET -> new DuckFiles(database, DuckFormat.PARQUET, structure, partitions);
            case CSV -> new DuckFiles(database, DuckFormat.CSV, structure, partitions);
            case GROWING -> new DuckTable(database, structure, parameters);
            default -> throw unknown(mimeType);
        };
    }

    /// Prepares a place for a new table.
    ///
    /// @param wishes parameters that the client gave
    /// @return parameters for its data source
    /// @throws ProblemException 415 for a type that tables are not stored as, 422 for columns that it cannot keep
    public Map<String, ? extends @Nullable Object> create(
            String mimeType, TableStructure structure, Map<String, ? extends @Nullable Object> wishes)
            throws IOException {
        return switch (mimeType) {
            case ARROW, PARQUET, CSV -> {
                ArrowSchemas.declared(structure);
                yield wishes;
            }
            case GROWING -> DuckTable.create(database, structure, wishes);
            default -> throw unknown(mimeType);
        };
    }

    /// The name of a table that grows, by the parameters that [#create] gave.
    static URI growing(Map<String, ? extends @Nullable Object> parameters) {
        return DuckTable.uri(parameters);
    }

    static boolean isGrowing(URI uri) {
        return DuckTable.SCHEME.equals(uri.getScheme());
    }

    /// Removes a table that grows, with all rows, if it is there.
    void remove(URI growing) throws IOException {
        DuckTable.drop(database, growing);
    }

    /// The structure of a table whose partitions are files like this one.
    public TableStructure inspect(String mimeType, Path file, int partitions) throws IOException {
        return ArrowSchemas.structure(schema(mimeType, file), partitions);
    }

    /// Makes sure that a file has the columns that were declared, by their names. Their types may differ: what pandas
    /// made of a file is often declared, not what the file has.
    ///
    /// @throws ProblemException 422 with both
    void requireColumns(String mimeType, TableStructure structure, Path file) throws IOException {
        Schema given;
        try {
            given = schema(mimeType, file);
        } catch (IOException e) {
            throw ProblemException.of(422, "The file is not read as " + mimeType + ": " + e.getMessage());
        }
        ArrowSchemas.requireNames(ArrowSchemas.declared(structure), given);
    }

    /// The structure of a table by its files, the columns of which are those of the first.
    ///
    /// @throws ProblemException 422 where that is no file of the type
    TableStructure structure(String mimeType, List<Path> partitions) {
        try {
            return ArrowSchemas.structure(schema(mimeType, partitions.getFirst()), partitions.size());
        } catch (IOException e) {
            throw ProblemException.of(422, "The file is not read as " + mimeType + ": " + e.getMessage());
        }
    }

    private Schema schema(String mimeType, Path file) throws IOException {
        return switch (mimeType) {
            case ARROW -> ArrowFile.schema(file);
            case PARQUET -> DuckFormat.PARQUET.schema(database, file);
            case CSV -> DuckFormat.CSV.schema(database, file);
            default -> throw unknown(mimeType);
        };
    }

    /// Sends batches as a Parquet file, which is made on disk before.
    public void parquet(TableBatches batches, ByteSink sink) throws IOException {
        try (TableUpload made = TableUpload.empty(database.folder())) {
            try (ArrowReader stored = ArrowJoin.storable(batches)) {
                DuckFormat.PARQUET.write(
                        database,
                        new TableBatches(stored, batches.allocator()),
                        ArrowJoin.declared(batches.reader()),
                        "SELECT * FROM uploaded",
                        made.file());
            }
            try (FileChannel file = FileChannel.open(made.file(), StandardOpenOption.READ)) {
                sink.transfer(file, 0, file.size());
            }
        }
    }

    private static ProblemException unknown(String mimeType) {
        return ProblemException.unsupportedMediaType(
                "Tables are not stored as " + mimeType + ", but as " + String.join(", ", TYPES));
    }
}
