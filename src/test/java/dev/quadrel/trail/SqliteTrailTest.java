package dev.quadrel.trail;

import dev.quadrel.catalog.CatalogDatabase;
import dev.quadrel.catalog.EmptyDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// The audit trail in SQLite.
class SqliteTrailTest extends TrailContract {

    @TempDir
    static Path folder;

    @Override
    CatalogDatabase database() {
        return CatalogDatabase.sqlite(EmptyDatabases.sqlite(folder));
    }
}
