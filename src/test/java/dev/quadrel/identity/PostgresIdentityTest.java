package dev.quadrel.identity;

import dev.quadrel.catalog.CatalogDatabase;
import dev.quadrel.catalog.EmptyDatabases;
import java.sql.SQLException;

/// Users, keys and sessions in PostgreSQL. Skipped where no PostgreSQL can be started.
class PostgresIdentityTest extends RenewalContract {

    @Override
    CatalogDatabase database() throws SQLException {
        return CatalogDatabase.postgres(EmptyDatabases.postgres());
    }
}
