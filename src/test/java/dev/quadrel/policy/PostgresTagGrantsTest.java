package dev.quadrel.policy;

import dev.quadrel.catalog.CatalogDatabase;
import dev.quadrel.catalog.EmptyDatabases;
import java.sql.SQLException;

/// Granted tags in PostgreSQL. Skipped where no PostgreSQL can be started.
class PostgresTagGrantsTest extends TagGrantsContract {

    @Override
    CatalogDatabase database() throws SQLException {
        return CatalogDatabase.postgres(EmptyDatabases.postgres());
    }
}
