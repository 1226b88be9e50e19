package dev.quadrel.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/// A table in a file of CSV or Parquet, which DuckDB reads where it is on the class path.
///
/// @param source the file, as a table of DuckDB's
record DuckFile(String source, Path file) {

    private static final String DRIVER = "org.duckdb.DuckDBDriver";

    /// Nothing else is guessed but types: DuckDB would leave out rows until the rest looks like a table.
    private static final String CSV = "quote = '\"', escape = '\"', header = true, skip = 0";

    private static final String DELIMITERS = ",\t;|";

    private static final int LONGEST_LINE = 1 << 16;

    /// Values of one partition; it is in memory while it is sent.
    private static final long VALUES = 4L << 20;

    /// DuckDB reads so many rows at a time.
    private static final int LEAST_ROWS = 2048;

    /// @param kind [FileKind#CSV], with names in the first line, or [FileKind#PARQUET]
    static DuckFile of(Path file, FileKind kind) {
        String name = file.toAbsolutePath().toString().replace("'", "''");
        String source = kind == FileKind.CSV
                ? "read_csv('%s', delim = '%s', %s)".formatted(name, delimiter(file), CSV)
                : "read_parquet('%s')".formatted(name);
        return new DuckFile(source, file);
    }

    /// The first line has the names, so it tells what stands between them.
    private static char delimiter(Path file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), ISO_8859_1))) {
            char[] start = new char[LONGEST_LINE];
            int length = lines.read(start);
            if (length < 0) {
                throw new IllegalArgumentException("The file " + file + " is empty");
            }
            String names = new String(start, 0, length).lines().findFirst().orElse("");
            return DELIMITERS
                    .chars()
                    .filter(one -> names.indexOf(one) >= 0)
                    .mapToObj(one -> (char) one)
                    .findFirst()
                    .orElse(',');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalArgumentException where the file is not what its name says
    TableClient upload(ContainerClient parent, NewData how) throws IOException {
        try (Connection duck = connection();
                Statement statement = duck.createStatement()) {
            long count = number(statement, "SELECT count(*) FROM " + source);
            long columns = number(statement, "SELECT count(*) FROM (DESCRIBE SELECT * FROM " + source + ")");
            long batch = Math.max(LEAST_ROWS, VALUES / Math.max(1, columns));
            int partitions = Math.toIntExact(Math.max(1, Math.ceilDiv(count, batch)));
            try (ResultSet rows = statement.executeQuery("SELECT * FROM " + source);
                    BufferAllocator memory = ArrowData.memory("upload");
                    ArrowReader reader = arrow(rows, memory, batch)) {
                return send(reader, parent, partitions, how);
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException("The file " + file + " is not read as a table: " + e.getMessage(), e);
        }
    }

    /// The class is named by text only: a program may have its own loader for DuckDB.
    private Connection connection() throws SQLException {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Driver driver = Class.forName(DRIVER, true, loader)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return driver.connect("jdbc:duckdb:", new Properties());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "To store " + file + ", DuckDB (org.duckdb:duckdb_jdbc) has to be on the class path", e);
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private ArrowReader arrow(ResultSet rows, BufferAllocator memory, long batch) {
        try {
            return (ArrowReader) rows.getClass()
                    .getMethod("arrowExportStream", Object.class, long.class)
                    .invoke(rows, memory, batch);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "To store " + file + ", org.apache.arrow:arrow-c-data has to be on the class path", e);
        }
    }

    private TableClient send(ArrowReader reader, ContainerClient parent, int partitions, NewData how)
            throws IOException {
        Schema schema = ArrowData.schema(reader.getVectorSchemaRoot().getSchema(), reader);
        TableClient table = parent.createTable(schema, partitions, how);
        int sent = 0;
        for (; sent < partitions && reader.loadNextBatch(); sent++) {
            table.writePartition(reader.getVectorSchemaRoot(), reader, sent);
        }
        if (sent == 0) {
            table.write(reader.getVectorSchemaRoot(), reader);
        } else if (sent < partitions || reader.loadNextBatch()) {
            throw new IOException("The file " + file + " has changed while it was read");
        }
        return table;
    }
}
