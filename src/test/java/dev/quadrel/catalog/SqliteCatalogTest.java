package dev.quadrel.catalog;

import static dev.quadrel.catalog.Nodes.container;
import static dev.quadrel.catalog.Nodes.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.quadrel.query.Query.Regex;
import dev.quadrel.structure.NodePath;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/// The catalog in SQLite.
class SqliteCatalogTest extends ListingContract {

    @TempDir
    static Path folder;

    private HikariDataSource pool;

    @Override
    CatalogDatabase database(UnaryOperator<DataSource> wrapped) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source());
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        return CatalogDatabase.of(wrapped.apply(pool), new SqliteSql());
    }

    /// As `configure-datasource.cli` sets it up.
    private static DataSource source() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(
                "jdbc:sqlite:" + folder.resolve("catalog.db")
                        + "?journal_mode=WAL&synchronous=NORMAL&foreign_keys=true&busy_timeout=30000&transaction_mode=IMMEDIATE");
        return source;
    }

    @AfterAll
    void closePool() {
        pool.close();
    }

    // rule 9
    @Test
    void patternThatWouldNeverEnd_is400() {
        catalog.create(NodePath.ROOT, container("a", "{\"v\":\"" + "a".repeat(40) + "b\"}"));
        assertProblem(
                400,
                "too long",
                () -> catalog.search(NodePath.ROOT, Nodes.search(new Regex(key("v"), "(a|aa)+c\\1", true))));
        assertProblem(
                400,
                "regular expression",
                () -> catalog.search(NodePath.ROOT, Nodes.search(new Regex(key("v"), "[", true))));
    }

    // rule 13
    @Test
    void catalog_isThereWhenItIsOpenedAgain() {
        catalog.create(NodePath.ROOT, container("a", "{\"v\":1}"));
        try (Catalog again = new Catalog(CatalogDatabase.of(source(), new SqliteSql()), CAP, Clock.systemUTC())) {
            assertThat(again.get(NodePath.parse("a"))).isEqualTo(catalog.get(NodePath.parse("a")));
        }
    }
}
