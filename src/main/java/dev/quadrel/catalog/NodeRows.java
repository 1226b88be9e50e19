package dev.quadrel.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

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
        /// All but the data source, of which there is the structure alone.
        STRUCTURES,
        ALL
    }

    private static final String EMPTY = "{}";

    /// What is selected.
    String columns(Detail detail) {
        if (detail == Detail.KEYS) {
            return "n.id, n.path, n.structure_family";
        }
        String structures = """
            n.id, n.path, n.structure_family, n.specs, n.metadata, n.access_blob, n.time_updated, n.version,
            CASE WHEN n.structure_family = 'container' THEN (SELECT count(*) FROM
                (SELECT 1 FROM nodes c WHERE c.parent = n.id LIMIT %d) k) ELSE 0 END, s.structure\
            """.formatted(cap + 1);
        return detail == Detail.STRUCTURES
                ? structures
                : structures + ", s.id, s.structure_family, s.mimetype, s.parameters, s.properties, s.management, "
                        + sql.assets();
    }

    /// The node at a path, by one statement.
    Optional<Node> find(Connection connection, NodePath path) throws SQLException {
        String text = "SELECT " + columns(Detail.ALL)
                + " FROM nodes n LEFT JOIN data_sources s ON s.node_id = n.id WHERE n.path = ?";
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            statement.setString(1, path.text());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(node(row, 1, Detail.ALL)) : Optional.empty();
            }
        }
    }

    /// The node of a row.
    ///
    /// @param first position of the first of the columns
    Node node(ResultSet row, int first, Detail detail) throws SQLException {
        NodePath path = NodePath.parse(text(row, first + 1));
        StructureFamily family = family(text(row, first + 2));
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
                SpecsJson.parse(text(row, first + 3)),
                text(row, first + 4),
                text(row, first + 5),
                source(row, first + 9, family, detail),
                count(row.getLong(first + 8)),
                Instant.ofEpochMilli(row.getLong(first + 6)),
                row.getLong(first + 7));
    }

    /// A number that was counted up to the cap and one.
    ChildCount count(long counted) {
        return new ChildCount(Math.min(counted, cap), counted <= cap);
    }

    private static Optional<DataSource> source(ResultSet row, int first, StructureFamily node, Detail detail)
            throws SQLException {
        byte[] structure = row.getBytes(first);
        if (structure == null) {
            return Optional.empty();
        }
        String json = new String(structure, UTF_8);
        if (detail == Detail.STRUCTURES) {
            return Optional.of(new DataSource(0, node, json, "", EMPTY, EMPTY, Management.LOCKED, List.of()));
        }
        return Optional.of(new DataSource(
                row.getLong(first + 1),
                family(text(row, first + 2)),
                json,
                text(row, first + 3),
                text(row, first + 4),
                text(row, first + 5),
                Management.valueOf(text(row, first + 6).toUpperCase(Locale.ROOT)),
                assets(row.getString(first + 7))));
    }

    /// A text that is there. Both drivers have it as UTF-8, which SQLite's hands over in fewer steps than a string.
    private static String text(ResultSet row, int column) throws SQLException {
        return new String(row.getBytes(column), UTF_8);
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
