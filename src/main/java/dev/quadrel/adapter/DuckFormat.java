package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// How DuckDB reads and writes a kind of file.
enum DuckFormat {
    PARQUET {
        @Override
        String reading(Schema declared) {
            return "read_parquet(?)";
        }

        @Override
        String writing(Schema declared) {
            String notes = notes(declared).entrySet().stream()
                    .map(note -> DuckDatabase.quoted(note.getKey()) + ": " + DuckDatabase.literal(note.getValue()))
                    .collect(Collectors.joining(", "));
            return "FORMAT parquet, COMPRESSION zstd, KV_METADATA {" + notes + "}";
        }

        @Override
        Schema schema(DuckDatabase database, Path file) throws IOException {
            Optional<Schema> noted = noted(database, file);
            return noted.isPresent() ? noted.get() : super.schema(database, file);
        }
    },
    CSV {
        @Override
        String reading(Schema declared) {
            String types = declared.getFields().stream()
                    .flatMap(field -> type(field)
                            .map(type -> DuckDatabase.quoted(field.getName()) + ": " + DuckDatabase.literal(type))
                            .stream())
                    .collect(Collectors.joining(", "));
            return "read_csv(?, header = true, skip = 0" + (types.isEmpty() ? "" : ", types = {" + types + "}") + ")";
        }

        @Override
        String writing(Schema declared) {
            return "FORMAT csv, HEADER true";
        }
    };

    /// Where pyarrow looks for the columns' own types in a Parquet file.
    private static final String ARROW_SCHEMA = "ARROW:schema";

    /// The table function that reads a file, whose path is its one parameter.
    abstract String reading(Schema declared);

    /// The options for writing a file.
    abstract String writing(Schema declared);

    /// The columns of a file.
    Schema schema(DuckDatabase database, Path file) throws IOException {
        String sql = "SELECT * FROM " + reading(new Schema(List.of())) + " LIMIT 0";
        try (BufferAllocator allocator = ArrowMemory.open("schema");
                DuckRows rows = DuckRows.query(allocator, database.connect(), sql, file.toString())) {
            return rows.getVectorSchemaRoot().getSchema();
        }
    }

    /// Writes batches, or what a query makes of them, to a file.
    ///
    /// @param rows a query on `uploaded`
    /// @param declared the columns as they should be read again
    /// @throws ProblemException 422 where they do not fit into this kind of file
    void write(DuckDatabase database, TableBatches batches, Schema declared, String rows, Path file)
            throws IOException {
        try (Connection connection = database.connect();
                ArrowArrayStream _ = DuckRows.register(connection, "uploaded", batches)) {
            DuckDatabase.execute(
                    connection,
                    "COPY (" + rows + ") TO " + DuckDatabase.literal(file) + " (USE_TMP_FILE false, "
                            + writing(declared) + ")");
        } catch (SQLException e) {
            throw ProblemException.of(422, "The table does not fit into " + this + ": " + DuckRows.firstLine(e));
        }
    }

    /// What pandas and Arrow noted about the columns.
    private static Map<String, String> notes(Schema declared) {
        Map<String, String> notes = new LinkedHashMap<>(declared.getCustomMetadata());
        notes.put(ARROW_SCHEMA, ArrowSchemas.base64(declared));
        return notes;
    }

    private static Optional<Schema> noted(DuckDatabase database, Path file) throws IOException {
        String sql = "SELECT value FROM parquet_kv_metadata(?) WHERE key = ?::BLOB";
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, file.toString());
            statement.setString(2, ARROW_SCHEMA);
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                Blob value = found.getBlob(1);
                String text = new String(value.getBytes(1, (int) value.length()), StandardCharsets.US_ASCII);
                return Optional.of(ArrowSchemas.parse(Base64.getDecoder().decode(text)));
            }
        } catch (SQLException e) {
            throw new IOException("The Parquet file cannot be read: " + DuckRows.firstLine(e), e);
        }
    }

    /// The type that a column of text is read as; absent where DuckDB may find it out.
    private static Optional<String> type(Field field) {
        return switch (field.getType()) {
            case ArrowType.Bool _ -> Optional.of("BOOLEAN");
            case ArrowType.Int whole -> Optional.of(whole(whole));
            case ArrowType.FloatingPoint _ -> Optional.of("DOUBLE");
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Utf8View _ -> Optional.of("VARCHAR");
            case ArrowType.Timestamp time ->
                Optional.of(time.getTimezone() == null ? "TIMESTAMP_NS" : "TIMESTAMP WITH TIME ZONE");
            case ArrowType.Duration _ -> Optional.of("BIGINT");
            case ArrowType.Date _ -> Optional.of("DATE");
            default -> Optional.empty();
        };
    }

    private static String whole(ArrowType.Int type) {
        String name =
                switch (type.getBitWidth()) {
                    case Byte.SIZE -> "TINYINT";
                    case Short.SIZE -> "SMALLINT";
                    case Integer.SIZE -> "INTEGER";
                    default -> "BIGINT";
                };
        return type.getIsSigned() ? name : "U" + name;
    }
}
