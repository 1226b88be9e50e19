package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;

/// The rows of a query as Arrow batches, and the other way round. Closes the connection with itself.
final class DuckRows extends ArrowReader {

    private static final long ROWS_OF_A_BATCH = 64 * 1024;

    private final List<AutoCloseable> closing = new ArrayList<>();
    private final ArrowReader rows;

    private DuckRows(BufferAllocator allocator, ArrowReader rows, List<AutoCloseable> closing) {
        super(allocator);
        this.rows = rows;
        this.closing.addAll(closing);
    }

    /// Starts a query.
    ///
    /// @param connection closed with the rows
    /// @throws ProblemException 422 where it fails: the file is not what it should be
    static DuckRows query(BufferAllocator allocator, Connection connection, String sql, @Nullable Object... values)
            throws IOException {
        List<AutoCloseable> closing = new ArrayList<>(List.of(connection));
        try {
            PreparedStatement statement = connection.prepareStatement(sql);
            closing.addFirst(statement);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            DuckDBResultSet result = statement.executeQuery().unwrap(DuckDBResultSet.class);
            closing.addFirst(result);
            ArrowReader rows = (ArrowReader) result.arrowExportStream(allocator, ROWS_OF_A_BATCH);
            closing.addFirst(rows);
            return new DuckRows(allocator, rows, closing);
        } catch (SQLException | RuntimeException e) {
            close(closing);
            throw ProblemException.of(422, "The stored table cannot be read: " + firstLine(e));
        }
    }

    /// Makes batches known to a connection as a view.
    ///
    /// @return what is to be closed after the query
    static ArrowArrayStream register(Connection connection, String view, TableBatches batches) throws SQLException {
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(batches.allocator());
        Data.exportArrayStream(batches.allocator(), batches.reader(), stream);
        connection.unwrap(DuckDBConnection.class).registerArrowStream(view, stream);
        return stream;
    }

    /// The columns as DuckDB can keep them: spans of time as numbers, categories as values.
    static Schema storable(Schema schema) {
        List<Field> fields = ArrowSchemas.plain(schema).getFields().stream()
                .map(field -> switch (field.getType()) {
                    case ArrowType.Duration _ -> ArrowSchemas.retyped(field, new ArrowType.Int(Long.SIZE, true));
                    case ArrowType.Null _ -> ArrowSchemas.retyped(field, new ArrowType.Utf8());
                    case ArrowType.FloatingPoint half
                    when half.getPrecision() == FloatingPointPrecision.HALF ->
                        ArrowSchemas.retyped(field, new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE));
                    default -> field;
                })
                .toList();
        return new Schema(fields, schema.getCustomMetadata());
    }

    /// What went wrong, without the query that DuckDB repeats after it.
    static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }

    @Override
    public VectorSchemaRoot getVectorSchemaRoot() throws IOException {
        return rows.getVectorSchemaRoot();
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        return rows.loadNextBatch();
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public void close() throws IOException {
        close(closing);
    }

    @Override
    protected void closeReadSource() throws IOException {
        close(closing);
    }

    @Override
    protected Schema readSchema() throws IOException {
        return rows.getVectorSchemaRoot().getSchema();
    }

    private static void close(List<AutoCloseable> closing) throws IOException {
        IOException failed = null;
        for (AutoCloseable each : closing) {
            try {
                each.close();
            } catch (Exception e) {
                failed = new IOException("The rows cannot be closed: " + e.getMessage(), e);
            }
        }
        closing.clear();
        if (failed != null) {
            throw failed;
        }
    }
}
