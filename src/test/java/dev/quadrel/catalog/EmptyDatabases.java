package dev.quadrel.catalog;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/// Databases in which nothing is, for the tests of all that is kept in them.
public final class EmptyDatabases {

    private static @Nullable EmbeddedPostgres server;
    private static int count;

    private EmptyDatabases() {}

    /// A file of SQLite, as `configure-datasource.cli` sets it up; the same one for the same folder.
    public static DataSource sqlite(Path folder) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(
                "jdbc:sqlite:" + folder.resolve("catalog.db")
                        + "?journal_mode=WAL&synchronous=NORMAL&foreign_keys=true&busy_timeout=30000&transaction_mode=IMMEDIATE");
        return source;
    }

    /// A new database of the PostgreSQL that all tests of a run share. The test is skipped where none can be started.
    public static DataSource postgres() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgresAddress());
        return source;
    }

    /// The same, as the address of JDBC.
    public static synchronized String postgresAddress() throws SQLException {
        EmbeddedPostgres running = server();
        String name = "test" + ++count;
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return running.getJdbcUrl("postgres", name);
    }

    /// Started by the first that asks; it ends by itself with the run.
    private static EmbeddedPostgres server() {
        @Nullable EmbeddedPostgres running = server;
        if (running == null) {
            try {
                running = EmbeddedPostgres.start();
            } catch (IOException | RuntimeException e) {
                return abort("PostgreSQL cannot be started here: " + e.getMessage());
            }
            server = running;
        }
        return running;
    }
}
