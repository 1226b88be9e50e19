package dev.quadrel.identity;

import dev.quadrel.catalog.CatalogDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/// Users, keys and sessions in SQLite.
class SqliteIdentityTest extends SignInContract {

    @TempDir
    static Path folder;

    @Override
    CatalogDatabase database() {
        return sqlite(folder);
    }

    /// As `configure-datasource.cli` sets it up.
    static CatalogDatabase sqlite(Path folder) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(
                "jdbc:sqlite:" + folder.resolve("catalog.db")
                        + "?journal_mode=WAL&synchronous=NORMAL&foreign_keys=true&busy_timeout=30000&transaction_mode=IMMEDIATE");
        return CatalogDatabase.sqlite(source);
    }
}
