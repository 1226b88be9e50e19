package dev.quadrel.catalog;

import dev.quadrel.access.Reach;
import dev.quadrel.catalog.CatalogSql.Selection;
import dev.quadrel.catalog.Node.ChildCount;
import dev.quadrel.catalog.NodeRows.Detail;
import dev.quadrel.catalog.Viewer.Sight;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import dev.quadrel.query.Query;
import dev.quadrel.query.Sorting;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the children of a container: one statement for the container's id, one for the page with the number
/// of all.
///
/// The id is a value of the second statement, not a part of it: so the database knows how large that container
/// is.
final class NodeSearch {

    private final CatalogSql sql;
    private final NodeRows rows;
    private final int cap;

    /// @param cap up to which the nodes found are counted
    NodeSearch(CatalogSql sql, int cap) {
        this.sql = sql;
        this.rows = new NodeRows(sql, cap);
        this.cap = cap;
    }

    /// A container that was found.
    ///
    /// @param within which of its nodes there are for the viewer
    private record Container(long id, Within within) {}

    /// A page.
    Listing search(Connection connection, NodePath container, Search search, Viewer viewer) throws SQLException {
        if (search.page().cursor() != null && !search.sorting().isByCreation()) {
            throw ProblemException.badRequest(
                    "page[cursor] goes with the order of creation alone; with another one, page[offset] does");
        }
        Container there = container(connection, container, viewer);
        Selection found = sql.children(there.id, search.queries(), there.within);
        Detail detail = search.keysOnly() ? Detail.KEYS : search.sources() ? Detail.ALL : Detail.STRUCTURES;
        Sql columns = rows.columns(detail, there.within);
        return query(connection, page(found, search, columns), row -> listing(row, search, detail));
    }

    private Sql page(Selection found, Search search, Sql columns) {
        Sql order = order(search.sorting(), found.id());
        Sql wanted = Sql.fill(
                "SELECT %s AS id FROM %s WHERE %s ORDER BY %s LIMIT %s",
                Sql.of(found.id()),
                search.sorting().isByCreation() ? found.from() : found.joined(),
                Sql.fill("%s AND %s", found.where(), after(search, found.id())),
                order,
                Sql.of("? OFFSET ?", search.page().limit() + 1, search.page().offset()));
        Sql counted = Sql.fill(
                "SELECT count(*) AS total FROM (SELECT 1 FROM %s WHERE %s LIMIT %s) k",
                found.from(), found.where(), Sql.of("?", cap + 1));
        return Sql.fill(
                "SELECT t.total, %s FROM (%s) t LEFT JOIN (%s) p ON 1 = 1 LEFT JOIN nodes n ON n.id = p.id"
                        + " LEFT JOIN data_sources s ON s.node_id = n.id ORDER BY %s",
                columns, counted, wanted, order(search.sorting(), "n.id"));
    }

    private static Sql after(Search search, String id) {
        Long cursor = search.page().cursor();
        if (cursor == null) {
            return Sql.TRUE;
        }
        return Sql.of(id + (search.sorting().newestFirst() ? " < ?" : " > ?"), cursor);
    }

    private Sql order(Sorting sorting, String id) {
        List<Sql> terms = new ArrayList<>();
        for (Sorting.Key key : sorting.keys()) {
            String direction = key.descending() ? "%s DESC" : "%s ASC";
            sql.order(key).forEach(term -> terms.add(Sql.fill(direction, term)));
        }
        terms.add(Sql.of(id + (sorting.newestFirst() ? " DESC" : " ASC")));
        return Sql.joined(terms, ", ");
    }

    private Listing listing(ResultSet row, Search search, Detail detail) throws SQLException {
        Page page = search.page();
        List<Node> nodes = new ArrayList<>();
        ChildCount count = new ChildCount(0, true);
        while (row.next()) {
            count = rows.count(row.getLong(1));
            row.getLong(2);
            if (!row.wasNull()) {
                nodes.add(rows.node(row, 2, detail));
            }
        }
        boolean more = page.limit() > 0 && nodes.size() > page.limit();
        List<Node> shown = nodes.subList(0, Math.min(nodes.size(), page.limit()));
        Long next = more && search.sorting().isByCreation() ? shown.getLast().id() : null;
        return new Listing(shown, next, more, count);
    }

    /// How many there are, exactly.
    long count(Connection connection, NodePath container, List<Query> queries, Viewer viewer) throws SQLException {
        Selection found = children(connection, container, queries, viewer);
        return query(connection, Sql.fill("SELECT count(*) FROM %s WHERE %s", found.from(), found.where()), row -> {
            row.next();
            return row.getLong(1);
        });
    }

    /// The different values, by one statement for each kind asked for.
    Distinct distinct(
            Connection connection, NodePath container, List<Query> queries, Distinct.Wanted wanted, Viewer viewer)
            throws SQLException {
        Selection found = children(connection, container, queries, viewer);
        Map<String, List<Distinct.Value>> metadata = new LinkedHashMap<>();
        for (String key : wanted.metadata()) {
            metadata.put(
                    key,
                    query(connection, sql.distinct(new Sorting.Key(key, false).metadata(), found), NodeSearch::values));
        }
        return new Distinct(
                metadata,
                wanted.families() ? column(connection, "n.structure_family", found, true) : List.of(),
                wanted.specs() ? column(connection, "n.specs", found, false) : List.of());
    }

    private List<Distinct.Value> column(Connection connection, String column, Selection found, boolean quoted)
            throws SQLException {
        Sql grouped = Sql.fill(
                "SELECT " + column + ", count(*) FROM %s WHERE %s GROUP BY " + column + " ORDER BY " + column,
                found.joined(),
                found.where());
        return query(connection, grouped, NodeSearch::values).stream()
                .map(value -> quoted ? new Distinct.Value("\"" + value.json() + "\"", value.count()) : value)
                .toList();
    }

    private static List<Distinct.Value> values(ResultSet row) throws SQLException {
        List<Distinct.Value> values = new ArrayList<>();
        while (row.next()) {
            values.add(new Distinct.Value(row.getString(1), row.getLong(2)));
        }
        return values;
    }

    private Selection children(Connection connection, NodePath path, List<Query> queries, Viewer viewer)
            throws SQLException {
        Container there = container(connection, path, viewer);
        return sql.children(there.id, queries, there.within);
    }

    /// A container, with the ids of what may count for its nodes, so that the second statement has them as values.
    private static Container container(Connection connection, NodePath path, Viewer viewer) throws SQLException {
        Sight sight = viewer.sight();
        Reach reach = sight.both();
        boolean limited = !reach.equals(Reach.everything());
        Sql ids = limited
                ? Sql.fill("(SELECT string_agg(CAST(x.id AS text), ',') FROM (%s) x)", Within.ids(reach))
                : Sql.of("''");
        Sql query = Sql.fill(
                "SELECT %s, n.id, n.structure_family, %s FROM nodes n WHERE %s",
                NodeRows.usable(sight), ids, NodeRows.at(path, sight));
        return NodeRows.read(
                        connection,
                        query,
                        viewer,
                        row -> row.getString(3).equals(StructureFamily.CONTAINER.text())
                                ? Optional.of(new Container(row.getLong(2), within(limited, row.getString(4), sight)))
                                : Optional.empty())
                .orElseThrow(() -> NodeRows.missing(path));
    }

    private static Within within(boolean limited, @Nullable String ids, Sight sight) {
        return limited
                ? Within.of(ids == null ? "" : ids, sight.inherited())
                : new Within(Optional.empty(), sight.inherited());
    }

    /// Reads what a statement finds.
    private interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T query(Connection connection, Sql query, Rows<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.text())) {
            query.bind(statement);
            sql.bound(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        }
    }
}
