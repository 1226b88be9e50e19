package dev.quadrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes that were there before anybody decided who may use them.
class AccessMigrationTest {

    @TempDir
    static Path folder;

    // rule 24
    @Test
    void tagsInSqlite_countAfterwards() throws Exception {
        check(EmptyDatabases.sqlite(folder), "sqlite");
    }

    // rule 24
    @Test
    void tagsInPostgresql_countAfterwards() throws Exception {
        check(EmptyDatabases.postgres(), "postgresql");
    }

    private static void check(DataSource source, String database) throws SQLException {
        migrate(source, database, "3");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            insert(statement, 10, 1, "a", "{\"tags\":[\"t\",\"u\"]}");
            insert(statement, 11, 10, "a/in", "{}");
            insert(statement, 12, 11, "a/in/deep", "{\"tags\":[\"v\"]}");
            insert(statement, 13, 1, "b", "{\"user\":\"ann\"}");
            insert(statement, 14, 1, "c", "{\"tags\":[\"t\",\"u\"]}");
        }
        migrate(source, database, "4");
        try (Connection connection = source.getConnection()) {
            assertThat(tags(
                            connection,
                            "SELECT n.path, t.tag FROM nodes n JOIN access_tags t ON t.access_id = n.access"))
                    .isEqualTo(Map.of("a", "tu", "a/in", "tu", "a/in/deep", "v", "c", "tu"));
            assertThat(tags(
                            connection,
                            "SELECT n.path, t.tag FROM node_values v JOIN nodes n ON n.id = v.node"
                                    + " JOIN access_tags t ON t.access_id = v.access"))
                    .isEqualTo(Map.of("a", "tu", "a/in", "tu", "a/in/deep", "v", "c", "tu"));
        }
    }

    private static void migrate(DataSource source, String database, String target) {
        Flyway.configure()
                .dataSource(source)
                .locations("filesystem:src/main/resources/dev/quadrel/catalog/" + database)
                .target(target)
                .load()
                .migrate();
    }

    private static void insert(Statement statement, int id, int parent, String path, String blob) throws SQLException {
        statement.execute("""
            INSERT INTO nodes (id, parent, key, path, structure_family, metadata, specs, access_blob,
                time_created, time_updated, version)
            VALUES (%d, %d, '%s', '%s', 'container', '{"v":1}', '[]', '%s', 0, 0, 1)\
            """.formatted(id, parent, path, path, blob));
    }

    private static Map<String, String> tags(Connection connection, String query) throws SQLException {
        Map<String, String> tags = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query + " ORDER BY n.path, t.tag")) {
            while (row.next()) {
                tags.merge(row.getString(1), row.getString(2), String::concat);
            }
        }
        return tags;
    }
}
