package dev.quadrel.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quadrel.access.Reach;
import dev.quadrel.catalog.DataSource.Management;
import dev.quadrel.catalog.Node.ChildCount;
import dev.quadrel.catalog.Viewer.Sight;
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
    ///
    /// @param within which children are counted
    Sql columns(Detail detail, Within within) {
        if (detail == Detail.KEYS) {
            return Sql.of("n.id, n.path, n.structure_family");
        }
        Sql structures = Sql.fill(
                """
                n.id, n.path, n.structure_family, n.specs, n.metadata, %s, n.time_updated, n.version,
                CASE WHEN n.structure_family = 'container' THEN (SELECT count(*) FROM
                    (SELECT 1 FROM nodes c WHERE c.parent = n.id%s LIMIT %s) k) ELSE 0 END, s.structure\
                """,
                Sql.of(within.blob()),
                within.condition("c")
                        .map(condition -> Sql.fill(" AND %s", condition))
                        .orElse(Sql.NONE),
                Sql.of(Integer.toString(cap + 1)));
        return detail == Detail.STRUCTURES
                ? structures
                : Sql.fill(
                        "%s, s.id, s.structure_family, s.mimetype, s.parameters, s.properties, s.management, %s",
                        structures, Sql.of(sql.assets()));
    }

    /// The node at a path, by one statement.
    ///
    /// @throws ProblemException 403 where the viewer sees it, but can do nothing with it
    Optional<Node> find(Connection connection, NodePath path, Viewer viewer) throws SQLException {
        Sight sight = viewer.sight();
        Sql query = Sql.fill(
                "SELECT %s, %s FROM nodes n LEFT JOIN data_sources s ON s.node_id = n.id WHERE %s",
                usable(sight), columns(Detail.ALL, Within.of(sight.both(), sight.inherited())), at(path, sight));
        return read(connection, query, viewer, row -> Optional.of(node(row, 2, Detail.ALL)));
    }

    /// Makes sure that there is a node, and that something can be done with it.
    ///
    /// @throws ProblemException 404, 403
    static void require(Connection connection, NodePath path, Viewer viewer) throws SQLException {
        if (viewer.sight().isWhole()) {
            return;
        }
        Sql query = Sql.fill("SELECT %s FROM nodes n WHERE %s", usable(viewer.sight()), at(path, viewer.sight()));
        if (read(connection, query, viewer, _ -> Optional.of(path)).isEmpty()) {
            throw missing(path);
        }
    }

    /// Reads a row.
    interface Row<T> {
        Optional<T> read(ResultSet row) throws SQLException;
    }

    /// What a query finds whose first column is [#usable].
    static <T> Optional<T> read(Connection connection, Sql query, Viewer viewer, Row<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.text())) {
            query.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (row.getInt(1) == 0) {
                    throw viewer.denied();
                }
                return reader.read(row);
            }
        }
    }

    /// 1 where something can be done with the node `n`.
    static Sql usable(Sight sight) {
        return sight.used().equals(Reach.everything()) || sight.used().equals(sight.seen())
                ? Sql.of("1")
                : Sql.fill("CASE WHEN n.access IN (%s) THEN 1 ELSE 0 END", Within.ids(sight.used()));
    }

    /// Whether the node `n` is at a path, and can be seen with all its ancestors.
    static Sql at(NodePath path, Sight sight) {
        Sql there = Sql.of("n.path = ?", path.text());
        return sight.seen().equals(Reach.everything())
                ? there
                : Sql.fill("%s AND %s", there, Within.whole(path, sight.seen()));
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
