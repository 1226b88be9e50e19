package dev.quadrel.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/// The one DuckDB of this server: in memory, with the tables that grow in a file beside. It is started by the first who
/// needs it, and can open no file outside of its folders, nor load anything from elsewhere. Thread safe.
public final class DuckDatabase implements AutoCloseable {

    /// The name by which the tables that grow are known to it.
    static final String TABLES = "tables";

    private final DuckSettings settings;
    private final List<Path> folders;
    private final Optional<Path> managed;
    private @Nullable DuckDBConnection first;
    private boolean attached;

    /// @param folders where it may read and write files; real paths
    /// @param managed the one of them for its own files; absent where nothing may be written
    public DuckDatabase(DuckSettings settings, List<Path> folders, Optional<Path> managed) {
        this.settings = settings;
        this.folders = List.copyOf(folders);
        this.managed = managed;
    }

    /// A connection of its own, which the caller closes.
    Connection connect() throws IOException {
        try {
            return started().duplicate();
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot be started: " + e.getMessage(), e);
        }
    }

    /// A connection that knows the tables that grow as [#TABLES].
    Connection connectTables() throws IOException {
        attach();
        return connect();
    }

    /// The folder for its own files, and for what is made on the way.
    Path folder() throws IOException {
        return Files.createDirectories(
                managed.orElseThrow(() -> new IOException("There is no folder that tables may be written to")));
    }

    private synchronized DuckDBConnection started() throws SQLException {
        if (first == null) {
            Properties properties = new Properties();
            properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
            properties.setProperty("autoinstall_known_extensions", "false");
            properties.setProperty("autoload_known_extensions", "false");
            properties.setProperty("memory_limit", settings.memory() + "B");
            properties.setProperty("threads", String.valueOf(settings.threads()));
            Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
            try {
                for (String statement : confinement()) {
                    execute(connection, statement);
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            first = connection.unwrap(DuckDBConnection.class);
        }
        return first;
    }

    /// The order matters: what is allowed cannot be said any more once all else is forbidden.
    private List<String> confinement() {
        List<String> statements = new ArrayList<>();
        statements.add("SET GLOBAL TimeZone = 'UTC'");
        managed.ifPresent(folder -> statements.add("SET temp_directory = " + literal(folder.resolve(".duckdb"))));
        statements.add("SET allowed_directories = ["
                + folders.stream().map(DuckDatabase::literal).collect(Collectors.joining(", ")) + "]");
        statements.add("SET enable_external_access = false");
        statements.add("SET lock_configuration = true");
        return statements;
    }

    private synchronized void attach() throws IOException {
        if (attached) {
            return;
        }
        Path folder = folder();
        try {
            execute(started(), "ATTACH " + literal(folder.resolve("tables.duckdb")) + " AS " + TABLES);
        } catch (SQLException e) {
            throw new IOException("The tables that grow cannot be opened: " + e.getMessage(), e);
        }
        attached = true;
    }

    /// Runs one statement, for which a [Statement] is good: one that failed cannot be used again.
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Text as SQL has it.
    static String literal(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }

    /// A name as SQL has it.
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// Writes what is in memory to disk, and ends.
    @Override
    public synchronized void close() throws IOException {
        DuckDBConnection last = first;
        if (last == null) {
            return;
        }
        first = null;
        attached = false;
        try {
            last.close();
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot be closed: " + e.getMessage(), e);
        }
    }
}
