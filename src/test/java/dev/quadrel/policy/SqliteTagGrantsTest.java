package dev.quadrel.policy;

import dev.quadrel.catalog.CatalogDatabase;
import dev.quadrel.catalog.EmptyDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// Granted tags in SQLite.
class SqliteTagGrantsTest extends TagGrantsContract {

    @TempDir
    static Path folder;

    @Override
    CatalogDatabase database() {
        return CatalogDatabase.sqlite(EmptyDatabases.sqlite(folder));
    }
}
