package dev.quadrel.trail;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.quadrel.catalog.CatalogDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/// The audit trail in PostgreSQL. Skipped where no PostgreSQL can be started.
class PostgresTrailTest extends TrailContract {

    private @Nullable EmbeddedPostgres server;

    @Override
    CatalogDatabase database() {
        try {
            EmbeddedPostgres started = EmbeddedPostgres.start();
            server = started;
            return CatalogDatabase.postgres(started.getPostgresDatabase());
        } catch (IOException | RuntimeException e) {
            return abort("PostgreSQL cannot be started here: " + e.getMessage());
        }
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
