package dev.quadrel.trail;

import dev.quadrel.catalog.CatalogDatabase;
import dev.quadrel.catalog.EmptyDatabases;
import java.sql.SQLException;

/// The audit trail in PostgreSQL. Skipped where no PostgreSQL can be started.
class PostgresTrailTest extends TrailContract {

    @Override
    CatalogDatabase database() throws SQLException {
        return CatalogDatabase.postgres(EmptyDatabases.postgres());
    }
}
