package dev.quadrel.identity;

import dev.quadrel.catalog.CatalogDatabase;
import dev.quadrel.catalog.EmptyDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// Users, keys and sessions in SQLite.
class SqliteIdentityTest extends RenewalContract {

    @TempDir
    static Path folder;

    @Override
    CatalogDatabase database() {
        return CatalogDatabase.sqlite(EmptyDatabases.sqlite(folder));
    }
}
