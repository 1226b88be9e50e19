package dev.quadrel.trail;

import dev.quadrel.catalog.CatalogDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/// The audit trail in SQLite.
class SqliteTrailTest extends TrailContract {

    @TempDir
    static Path folder;

    @Override
    CatalogDatabase database() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(
                "jdbc:sqlite:" + folder.resolve("catalog.db")
                        + "?journal_mode=WAL&synchronous=NORMAL&foreign_keys=true&busy_timeout=30000&transaction_mode=IMMEDIATE");
        return CatalogDatabase.sqlite(source);
    }
}
