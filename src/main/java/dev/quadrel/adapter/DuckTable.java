package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.TableStructure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// A table that grows, in DuckDB's own file. Its columns are known there by their numbers: names that differ in case
/// only are the same to it.
final class DuckTable extends TableParts {

    /// Of the names of tables.
    static final String SCHEME = "duckdb";

    private static final String TABLE_NAME = "table_name";
    private static final String DATASET = "dataset_id";
    private static final Pattern TABLE = Pattern.compile(DuckDatabase.TABLES + "\\.dataset_[0-9]+");
    private static final Object WRITING = new Object();

    private final DuckDatabase database;
    private final String table;

    /// @param parameters as [#create] gave them
    DuckTable(DuckDatabase database, TableStructure structure, Map<String, ? extends @Nullable Object> parameters) {
        super(structure);
        this.database = database;
        this.table = name(parameters);
    }

    private static String name(Map<String, ? extends @Nullable Object> parameters) {
        if (parameters.get(DATASET) instanceof Number number) {
            return DuckDatabase.TABLES + ".dataset_" + number.longValue();
        }
        throw ProblemException.of(422, "The parameter " + DATASET + " is a number");
    }

    /// Makes a table without rows.
    ///
    /// @return the parameters by which it is found again
    static Map<String, Object> create(
            DuckDatabase database, TableStructure structure, Map<String, ? extends @Nullable Object> wishes)
            throws IOException {
        Schema stored = DuckRows.storable(ArrowSchemas.declared(structure));
        Map<String, Object> parameters = new LinkedHashMap<>();
        synchronized (WRITING) {
            try (Connection connection = database.connectTables()) {
                long number = nextNumber(connection);
                Object name = wishes.get(TABLE_NAME);
                parameters.put(TABLE_NAME, name == null ? "table_" + number : name.toString());
                parameters.put(DATASET, number);
                String sql = "CREATE TABLE " + name(parameters) + " AS SELECT 0::INTEGER AS part, * FROM uploaded AS u("
                        + columns(stored) + ") LIMIT 0";
                insert(connection, sql, memory -> new ArrowEmpty(memory, stored), stored);
            } catch (SQLException e) {
                throw ProblemException.of(422, "The table cannot be stored: " + DuckRows.firstLine(e));
            }
        }
        return parameters;
    }

    private static long nextNumber(Connection connection) throws SQLException {
        DuckDatabase.execute(connection, "CREATE SEQUENCE IF NOT EXISTS " + DuckDatabase.TABLES + ".datasets");
        try (Statement statement = connection.createStatement();
                ResultSet next = statement.executeQuery("SELECT nextval('" + DuckDatabase.TABLES + ".datasets')")) {
            next.next();
            long number = next.getLong(1);
            // Rows come as they are asked for: before the last one the number is not stored as given away.
            next.next();
            return number;
        }
    }

    private static String columns(Schema schema) {
        return IntStream.range(0, schema.getFields().size())
                .mapToObj(place -> "c" + place)
                .collect(Collectors.joining(", "));
    }

    /// The name of a table's rows, as no file has one.
    static URI uri(Map<String, ? extends @Nullable Object> parameters) {
        return URI.create(SCHEME + ":" + name(parameters));
    }

    /// Removes a table with all of its rows, if it is there.
    ///
    /// @param uri as [#uri] gives it
    static void drop(DuckDatabase database, URI uri) throws IOException {
        String name = uri.getSchemeSpecificPart();
        if (!TABLE.matcher(name).matches()) {
            throw new IllegalArgumentException(uri + " is no table of this server");
        }
        synchronized (WRITING) {
            try (Connection connection = database.connectTables()) {
                DuckDatabase.execute(connection, "DROP TABLE IF EXISTS " + name);
            } catch (SQLException e) {
                throw new IOException("The table cannot be removed: " + DuckRows.firstLine(e), e);
            }
        }
    }

    @Override
    ArrowReader part(int partition, List<Integer> places, BufferAllocator allocator) throws IOException {
        String columns = places.stream().map(place -> "c" + place).collect(Collectors.joining(", "));
        String sql = "SELECT " + columns + " FROM " + table + " WHERE part = ?";
        return ArrowJoin.of(
                allocator,
                List.of(memory -> DuckRows.query(memory, database.connectTables(), sql, partition)),
                picked(places));
    }

    @Override
    public void write(int partition, InputStream arrow) throws IOException {
        change(partition, arrow, "DELETE FROM " + table + " WHERE part = " + partition);
    }

    @Override
    public void append(int partition, InputStream arrow) throws IOException {
        change(partition, arrow, "SELECT 1");
    }

    private void change(int partition, InputStream arrow, String before) throws IOException {
        require(partition);
        try (TableUpload upload = TableUpload.receive(arrow, database.folder(), declared())) {
            synchronized (WRITING) {
                commit(upload.file(), partition, before);
            }
        } catch (SQLException e) {
            throw ProblemException.of(422, "The rows cannot be stored: " + DuckRows.firstLine(e));
        }
    }

    private void commit(Path file, int partition, String before) throws IOException, SQLException {
        try (Connection connection = database.connectTables()) {
            connection.setAutoCommit(false);
            try {
                DuckDatabase.execute(connection, before);
                insert(
                        connection,
                        "INSERT INTO " + table + " SELECT " + partition + ", * FROM uploaded",
                        memory -> ArrowFile.open(file, memory, ArrowSchemas::all),
                        DuckRows.storable(declared()));
                connection.commit();
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static void insert(Connection connection, String sql, ArrowJoin.Part rows, Schema stored)
            throws IOException, SQLException {
        try (TableBatches batches = TableBatches.of("append", memory -> ArrowJoin.checked(memory, rows, stored));
                ArrowArrayStream _ = DuckRows.register(connection, "uploaded", batches)) {
            DuckDatabase.execute(connection, sql);
        }
    }
}
