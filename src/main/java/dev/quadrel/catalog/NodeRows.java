package dev.quadrel.catalog;

import dev.quadrel.catalog.DataSource.Management;
import dev.quadrel.catalog.Node.ChildCount;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Nodes as rows of `nodes n` with their row of `data_sources s`, if any.
///
/// @param cap up to which the children of a container are counted
record NodeRows(CatalogSql sql, int cap) {

    /// How much is read of each node.
    enum Detail {
        KEYS,
        SOURCES,
        ASSETS
    }

    private static final String EMPTY = "{}";

    /// What is selected.
    String columns(Detail detail) {
        if (detail == Detail.KEYS) {
            return "n.id, n.path, n.structure_family";
        }
        return """
            n.id, n.path, n.structure_family, n.specs, n.metadata, n.access_blob, n.time_updated, n.version,
            CASE WHEN n.structure_family = 'container' THEN (SELECT count(*) FROM
                (SELECT 1 FROM nodes c WHERE c.parent = n.id LIMIT %d) k) ELSE 0 END,
            s.id, s.structure_family, s.structure, s.mimetype, s.parameters, s.properties, s.management, %s\
            """.formatted(cap + 1, detail == Detail.ASSETS ? sql.assets() : "NULL");
    }

    /// The node at a path, by one statement.
    Optional<Node> find(Connection connection, NodePath path) throws SQLException {
        String text = "SELECT " + columns(Detail.ASSETS)
                + " FROM nodes n LEFT JOIN data_sources s ON s.node_id = n.id WHERE n.path = ?";
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            statement.setString(1, path.text());
            ResultSet row = statement.executeQuery();
            return row.next() ? Optional.of(node(row, 1, Detail.ASSETS)) : Optional.empty();
        }
    }

    /// The node of a row.
    ///
    /// @param first position of the first of the columns
    Node node(ResultSet row, int first, Detail detail) throws SQLException {
        NodePath path = NodePath.parse(row.getString(first + 1));
        StructureFamily family = family(row.getString(first + 2));
        if (detail == Detail.KEYS) {
            return new Node(
                    row.getLong(first),
                    path,
                    family,
                    List.of(),
                    EMPTY,
                    EMPTY,
                    Optional.empty(),
                    new ChildCount(0, false),
                    Instant.EPOCH,
                    0);
        }
        return new Node(
                row.getLong(first),
                path,
                family,
                SpecsJson.parse(row.getString(first + 3)),
                row.getString(first + 4),
                row.getString(first + 5),
                source(row, first + 9),
                count(row.getLong(first + 8)),
                Instant.ofEpochMilli(row.getLong(first + 6)),
                row.getLong(first + 7));
    }

    /// A number that was counted up to the cap and one.
    ChildCount count(long counted) {
        return new ChildCount(Math.min(counted, cap), counted <= cap);
    }

    private static Optional<DataSource> source(ResultSet row, int first) throws SQLException {
        long id = row.getLong(first);
        if (row.wasNull()) {
            return Optional.empty();
        }
        return Optional.of(new DataSource(
                id,
                family(row.getString(first + 1)),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                row.getString(first + 5),
                Management.valueOf(row.getString(first + 6).toUpperCase(Locale.ROOT)),
                assets(row.getString(first + 7))));
    }

    private static List<Asset> assets(@Nullable String json) {
        List<Asset> assets = new ArrayList<>();
        if (json != null && Json.parse(json) instanceof List<?> list) {
            list.forEach(item -> assets.add(asset((Map<?, ?>) item)));
        }
        return assets;
    }

    private static Asset asset(Map<?, ?> members) {
        return new Asset(
                number(members, "id"),
                URI.create(String.valueOf(members.get("uri"))),
                number(members, "directory") == 1,
                (String) members.get("parameter"),
                members.get("number") instanceof Number number ? (Integer) number.intValue() : null,
                members.get("size") instanceof Number size ? (Long) size.longValue() : null);
    }

    private static long number(Map<?, ?> members, String name) {
        return members.get(name) instanceof Number number ? number.longValue() : 0;
    }

    static StructureFamily family(String text) {
        return StructureFamily.of(text).orElseThrow(() -> new IllegalStateException("No structure family: " + text));
    }

    /// 404 in the words of Tiled, whose clients show them.
    static ProblemException missing(NodePath path) {
        return ProblemException.notFound(path.segments().stream()
                .map(key -> "'" + key.replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(", ", "No such entry: [", "]")));
    }
}
