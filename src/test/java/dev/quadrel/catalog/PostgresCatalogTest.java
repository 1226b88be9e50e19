package dev.quadrel.catalog;

import static org.junit.jupiter.api.Assumptions.abort;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

/// The catalog in PostgreSQL. Skipped where no PostgreSQL can be started.
class PostgresCatalogTest extends AccessContract {

    private EmbeddedPostgres server;
    private HikariDataSource pool;

    @Override
    CatalogDatabase database(UnaryOperator<DataSource> wrapped) throws Exception {
        try {
            server = EmbeddedPostgres.start();
        } catch (IOException | RuntimeException e) {
            abort("PostgreSQL cannot be started here: " + e.getMessage());
        }
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setConnectionInitSql("SET plan_cache_mode = force_custom_plan");
        config.setMaximumPoolSize(8);
        pool = new HikariDataSource(config);
        return CatalogDatabase.of(wrapped.apply(pool), new PostgresSql());
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            pool.close();
            server.close();
        }
    }
}
