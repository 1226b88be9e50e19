package dev.quadrel.catalog;

import static dev.quadrel.catalog.Nodes.container;
import static dev.quadrel.catalog.Nodes.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.quadrel.query.Query.Equal;
import dev.quadrel.query.Query.Regex;
import dev.quadrel.structure.NodePath;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The catalog in SQLite.
class SqliteCatalogTest extends AccessContract {

    @TempDir
    static Path folder;

    private HikariDataSource pool;

    @Override
    CatalogDatabase database(UnaryOperator<DataSource> wrapped) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(EmptyDatabases.sqlite(folder));
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        return CatalogDatabase.of(wrapped.apply(pool), new SqliteSql());
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

    // rule 15
    @Test
    void whatIsKnown_isNotReadAgain() {
        catalog.create(NodePath.ROOT, container("a", "{\"v\":1}"));
        Search search = Nodes.search(new Equal(key("v"), 1));
        Runnable reading = () -> {
            assertThat(catalog.find(NodePath.parse("a"))).isPresent();
            assertThat(catalog.find(NodePath.parse("b"))).isEmpty();
            assertThat(catalog.search(NodePath.ROOT, search).nodes()).hasSize(1);
        };
        assertThat(source.count(reading)).isEqualTo(4);
        assertThat(source.count(reading)).isZero();
        catalog.dataChanged(NodePath.parse("a"), Optional.empty());
        assertThat(source.count(reading)).isEqualTo(4);
    }

    // rule 15
    @Test
    void readersSeeEachChangeThatHasReturned() throws Exception {
        NodePath path = NodePath.parse("a");
        AtomicLong version =
                new AtomicLong(catalog.create(NodePath.ROOT, container("a")).version());
        try (ExecutorService readers = Executors.newFixedThreadPool(3)) {
            List<Future<Boolean>> seen = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                seen.add(readers.submit(() -> {
                    while (version.get() < 100) {
                        long least = version.get();
                        if (catalog.get(path).version() < least) {
                            return false;
                        }
                    }
                    return true;
                }));
            }
            while (version.get() < 100) {
                catalog.dataChanged(path, Optional.empty());
                version.incrementAndGet();
            }
            for (Future<Boolean> reader : seen) {
                assertThat(reader.get()).isTrue();
            }
        }
    }

    // rule 15
    @Test
    void whatIsTooLarge_isNotKept() {
        ReadCache cache = new ReadCache(3000);
        AtomicLong reads = new AtomicLong();
        Function<NodePath, Optional<Node>> read = _ -> {
            reads.incrementAndGet();
            return Optional.empty();
        };
        for (int i = 0; i < 8; i++) {
            cache.node(Viewer.SERVER.sight(), NodePath.parse("n" + i), read);
        }
        cache.node(Viewer.SERVER.sight(), NodePath.parse("n7"), read);
        assertThat(reads).hasValue(8);
        cache.node(Viewer.SERVER.sight(), NodePath.parse("n0"), read);
        assertThat(reads).hasValue(9);
        new ReadCache(0).node(Viewer.SERVER.sight(), NodePath.ROOT, read);
        assertThat(reads).hasValue(10);
    }

    // rule 16
    @Test
    void folder_hasOneServer() throws Exception {
        try (FolderClaim _ = FolderClaim.of(folder)) {
            assertProblem(503, "Another server", () -> FolderClaim.of(folder));
        }
        FolderClaim.of(folder).close();
    }

    // rule 13
    @Test
    void catalog_isThereWhenItIsOpenedAgain() {
        catalog.create(NodePath.ROOT, container("a", "{\"v\":1}"));
        try (Catalog again =
                new Catalog(CatalogDatabase.sqlite(EmptyDatabases.sqlite(folder)), CAP, 100_000, Clock.systemUTC())) {
            assertThat(again.get(NodePath.parse("a"))).isEqualTo(catalog.get(NodePath.parse("a")));
        }
    }
}
