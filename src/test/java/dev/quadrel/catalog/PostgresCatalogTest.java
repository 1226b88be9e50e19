package dev.quadrel.catalog;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/// The catalog in PostgreSQL. Skipped where no PostgreSQL can be started.
class PostgresCatalogTest extends AccessContract {

    private @Nullable HikariDataSource pool;

    @Override
    CatalogDatabase database(UnaryOperator<DataSource> wrapped) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(EmptyDatabases.postgres());
        config.setConnectionInitSql("SET plan_cache_mode = force_custom_plan");
        config.setMaximumPoolSize(8);
        HikariDataSource opened = new HikariDataSource(config);
        pool = opened;
        return CatalogDatabase.of(wrapped.apply(opened), new PostgresSql());
    }

    @AfterAll
    void closePool() {
        if (pool != null) {
            pool.close();
        }
    }
}
