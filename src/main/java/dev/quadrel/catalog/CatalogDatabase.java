package dev.quadrel.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/// The connections to a catalog's database, and what the database is. Nothing is opened before the first
/// connection, which makes the tables where they are missing. The connections are somebody else's, who pools and closes
/// them, such as the server. Thread safe.
public final class CatalogDatabase {

    private final DataSource connections;
    private final CatalogSql sql;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile boolean migrated;

    private CatalogDatabase(DataSource connections, CatalogSql sql) {
        this.connections = connections;
        this.sql = sql;
    }

    /// SQLite, whose connections are set up as `configure-datasource.cli` does.
    public static CatalogDatabase sqlite(DataSource connections) {
        return of(connections, new SqliteSql());
    }

    /// PostgreSQL.
    public static CatalogDatabase postgres(DataSource connections) {
        return of(connections, new PostgresSql());
    }

    static CatalogDatabase of(DataSource connections, CatalogSql sql) {
        return new CatalogDatabase(connections, sql);
    }

    CatalogSql sql() {
        return sql;
    }

    /// Held by whoever writes where one does at a time.
    ReentrantLock turn() {
        return turn;
    }

    /// The connections, to a database that has its tables.
    DataSource connections() {
        if (!migrated) {
            migrate();
        }
        return connections;
    }

    private synchronized void migrate() {
        if (!migrated) {
            Migrations.run(connections, sql.folder());
            migrated = true;
        }
    }

    /// A connection that knows all functions that statements use.
    Connection connect() throws SQLException {
        Connection connection = connections().getConnection();
        try {
            sql.prepare(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
