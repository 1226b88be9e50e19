package dev.quadrel.catalog;

import dev.quadrel.catalog.CatalogSql.Selection;
import dev.quadrel.catalog.Node.ChildCount;
import dev.quadrel.catalog.NodeRows.Detail;
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

    /// A page.
    Listing search(Connection connection, NodePath container, Search search) throws SQLException {
        if (search.page().cursor() != null && !search.sorting().isByCreation()) {
            throw ProblemException.badRequest(
                    "page[cursor] goes with the order of creation alone; with another one, page[offset] does");
        }
        Selection found = sql.children(container(connection, container), search.queries());
        Detail detail = search.keysOnly() ? Detail.KEYS : search.sources() ? Detail.ALL : Detail.STRUCTURES;
        return query(connection, page(found, search, detail), row -> listing(row, search, detail));
    }

    private Sql page(Selection found, Search search, Detail detail) {
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
                Sql.of(rows.columns(detail)), counted, wanted, order(search.sorting(), "n.id"));
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
    long count(Connection connection, NodePath container, List<Query> queries) throws SQLException {
        Selection found = sql.children(container(connection, container), queries);
        return query(connection, Sql.fill("SELECT count(*) FROM %s WHERE %s", found.from(), found.where()), row -> {
            row.next();
            return row.getLong(1);
        });
    }

    /// The different values, by one statement for each kind asked for.
    Distinct distinct(Connection connection, NodePath container, List<Query> queries, Distinct.Wanted wanted)
            throws SQLException {
        Selection found = sql.children(container(connection, container), queries);
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

    /// The id of a container.
    private static long container(Connection connection, NodePath path) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id, structure_family FROM nodes WHERE path = ?")) {
            statement.setString(1, path.text());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || !row.getString(2).equals(StructureFamily.CONTAINER.text())) {
                    throw NodeRows.missing(path);
                }
                return row.getLong(1);
            }
        }
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
