package dev.quadrel.catalog;

import dev.quadrel.json.Json;
import dev.quadrel.query.MetadataKey;
import dev.quadrel.query.Query;
import dev.quadrel.query.Query.AccessBlob;
import dev.quadrel.query.Query.Comparison;
import dev.quadrel.query.Query.Contains;
import dev.quadrel.query.Query.Equal;
import dev.quadrel.query.Query.Family;
import dev.quadrel.query.Query.FullText;
import dev.quadrel.query.Query.In;
import dev.quadrel.query.Query.KeyPresent;
import dev.quadrel.query.Query.Keys;
import dev.quadrel.query.Query.Like;
import dev.quadrel.query.Query.Lookup;
import dev.quadrel.query.Query.NotEqual;
import dev.quadrel.query.Query.NotIn;
import dev.quadrel.query.Query.Regex;
import dev.quadrel.query.Query.Specs;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/// SQLite. Metadata is JSON text, whose scalars stand in the table `node_values` too, in the order of the
/// nodes. The functions `json_same` and `regexp` are Quadrel's own ([SqliteFunctions]).
final class SqliteSql implements CatalogSql {

    private static final String KIND =
            "CASE json_type(%s) WHEN 'true' THEN 1 WHEN 'false' THEN 1 WHEN 'integer' THEN 2 WHEN 'real' THEN 2"
                    + " WHEN 'text' THEN 3 WHEN 'array' THEN 4 WHEN 'object' THEN 4 ELSE 0 END";

    /// Connections that have the functions.
    private final Set<Connection> prepared =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    @Override
    public void prepare(Connection connection) throws SQLException {
        Connection physical = connection.unwrap(SQLiteConnection.class);
        if (prepared.add(physical)) {
            SqliteFunctions.register(physical);
        }
    }

    /// Where there is a value to be found by its index, the search starts there: its rows are in the order of
    /// the nodes, so that a page needs no more of them than it shows.
    @Override
    public Selection children(long parent, List<Query> queries, Within within) {
        List<Sql> leaves = new ArrayList<>();
        List<Sql> conditions = new ArrayList<>();
        for (Query query : queries) {
            if (query instanceof Equal(MetadataKey key, @Nullable Object value) && Scalars.isIndexed(value)) {
                leaves.add(Leaf.of(key, value).at(parent));
            } else {
                conditions.add(condition(parent, query, within));
            }
        }
        if (leaves.isEmpty()) {
            within.condition("n").ifPresent(conditions::addFirst);
            conditions.addFirst(Sql.of("n.parent = ?", parent));
            return new Selection(Sql.of("nodes n"), Sql.of("nodes n"), Sql.all(conditions), "n.id");
        }
        Sql joined = Sql.of("node_values v CROSS JOIN nodes n ON n.id = v.node");
        Sql from = conditions.isEmpty() ? Sql.of("node_values v") : joined;
        for (Sql other : leaves.subList(1, leaves.size()).reversed()) {
            conditions.addFirst(Sql.fill("v.node IN (SELECT v.node FROM node_values v WHERE %s)", other));
        }
        within.condition("v").ifPresent(conditions::addFirst);
        conditions.addFirst(leaves.getFirst());
        return new Selection(from, joined, Sql.all(conditions), "v.node");
    }

    private static Sql condition(long parent, Query query, Within within) {
        return switch (query) {
            case FullText(String text) ->
                Words.parse(text)
                        .map(words -> Sql.of(
                                "n.id IN (SELECT rowid FROM node_words WHERE node_words MATCH ?)",
                                words.text("\"", " AND ", " OR ")))
                        .orElse(Sql.FALSE);
            case Lookup(String key) -> Sql.of("n.key = ?", key);
            case Keys(List<String> keys) -> Sql.of("n.key IN (SELECT value FROM json_each(?))", Json.text(keys));
            case Regex(MetadataKey key, String pattern, boolean caseSensitive) ->
                Sql.fill(
                        "CASE json_type(%s) WHEN 'text' THEN regexp(%s, json_extract(%s)) ELSE FALSE END",
                        value(key), Sql.of("?", SqliteFunctions.pattern(pattern, caseSensitive)), value(key));
            case Equal(MetadataKey key, @Nullable Object value) -> equal(parent, key, value);
            case NotEqual(MetadataKey key, @Nullable Object value) -> not(key, equal(parent, key, value));
            case Comparison comparison -> comparison(parent, comparison);
            case Contains(MetadataKey key, @Nullable Object value) -> contains(key, value);
            case In(MetadataKey key, List<?> values) -> in(parent, key, values);
            case NotIn(MetadataKey key, List<?> values) ->
                values.isEmpty() ? Sql.TRUE : not(key, in(parent, key, values));
            case KeyPresent(MetadataKey key, boolean exists) ->
                Sql.fill(exists ? "json_type(%s) IS NOT NULL" : "json_type(%s) IS NULL", value(key));
            case Like(MetadataKey key, String pattern) ->
                text(key, Sql.of("LIKE ? ESCAPE '\\'", CatalogSql.likePattern(pattern)));
            case Specs(List<String> include, List<String> exclude) -> specs(parent, include, exclude);
            case Family(var family) -> Sql.of("n.structure_family = ?", family.text());
            case AccessBlob wanted -> within.shown(blob -> accessBlob(blob, wanted));
        };
    }

    /// The metadata and the path of a value, as arguments.
    private static Sql value(MetadataKey key) {
        return Sql.of("n.metadata, ?", path(key));
    }

    private static String path(MetadataKey key) {
        return key.names().stream().map(name -> "." + Json.text(name)).collect(Collectors.joining("", "$", ""));
    }

    private static Sql text(MetadataKey key, Sql test) {
        return Sql.fill("(json_type(%s) = 'text' AND json_extract(%s) %s)", value(key), value(key), test);
    }

    private static Sql equal(long parent, MetadataKey key, @Nullable Object value) {
        if (Scalars.isIndexed(value)) {
            return Leaf.of(key, value).isThere(parent);
        }
        return Sql.of("json_same(n.metadata -> ?, ?)", path(key), Json.text(value));
    }

    private static Sql not(MetadataKey key, Sql condition) {
        return Sql.fill("(json_type(%s) <> 'null' AND NOT %s)", value(key), condition);
    }

    private static Sql in(long parent, MetadataKey key, List<?> values) {
        List<Sql> alternatives = new ArrayList<>();
        values.forEach(value -> alternatives.add(equal(parent, key, value)));
        return Sql.any(alternatives);
    }

    private static Sql comparison(long parent, Comparison comparison) {
        Object value = Scalars.stored(comparison.value());
        String operator = CatalogSql.symbol(comparison.operator());
        if (value instanceof String text) {
            return text(comparison.key(), Sql.of(operator + " ?", text));
        }
        Leaf leaf = Leaf.of(comparison.key(), value);
        return Sql.fill(
                "n.id IN (SELECT v.node FROM node_values v WHERE %s)",
                Sql.of(
                        "v.parent = ? AND v.path = " + Leaf.PATH + " AND v.kind = ? AND v.value " + operator + " ?",
                        parent,
                        leaf.example(),
                        leaf.kind(),
                        leaf.value()));
    }

    private static Sql contains(MetadataKey key, @Nullable Object value) {
        List<Sql> alternatives = new ArrayList<>();
        alternatives.add(Sql.fill(
                "EXISTS (SELECT 1 FROM json_each(%s) e WHERE json_type(%s) = 'array' AND %s)",
                value(key), value(key), element(key, value)));
        if (value instanceof String part) {
            alternatives.add(Sql.fill(
                    "(json_type(%s) = 'text' AND instr(json_extract(%s), %s) > 0)",
                    value(key), value(key), Sql.of("?", part)));
        }
        return Sql.any(alternatives);
    }

    private static Sql element(MetadataKey key, @Nullable Object value) {
        if (!Scalars.isScalar(value)) {
            return Sql.of("e.type IN ('array', 'object') AND json_same(e.value, ?)", Json.text(value));
        }
        Leaf leaf = Leaf.of(key, value);
        return Sql.of(
                "CASE e.type WHEN 'null' THEN 0 WHEN 'true' THEN 1 WHEN 'false' THEN 1 WHEN 'text' THEN 3"
                        + " WHEN 'array' THEN 4 WHEN 'object' THEN 4 ELSE 2 END = ? AND coalesce(e.value, '') = ?",
                leaf.kind(),
                leaf.value());
    }

    private static Sql specs(long parent, List<String> include, List<String> exclude) {
        List<Sql> conditions = new ArrayList<>();
        include.forEach(name -> conditions.add(spec(parent, "%s", name)));
        exclude.forEach(name -> conditions.add(spec(parent, "NOT %s", name)));
        return Sql.all(conditions);
    }

    private static Sql spec(long parent, String form, String name) {
        return Sql.fill(
                form,
                Sql.of(
                        "EXISTS (SELECT 1 FROM node_values v WHERE v.parent = ? AND v.path = 'spec' AND v.kind = 3"
                                + " AND v.value = ? AND v.node = n.id)",
                        parent,
                        name));
    }

    private static Sql accessBlob(String blob, AccessBlob wanted) {
        return Sql.of(
                "(json_extract(" + blob + ", '$.user') IN (SELECT value FROM json_each(?)) OR EXISTS (SELECT 1 FROM"
                        + " json_each(" + blob + ", '$.tags') t WHERE t.value IN (SELECT value FROM json_each(?))))",
                Json.text(wanted.users()),
                Json.text(wanted.tags()));
    }

    @Override
    public List<Sql> order(MetadataKey key) {
        return List.of(Sql.fill(KIND, value(key)), scalar(key));
    }

    private static Sql scalar(MetadataKey key) {
        return Sql.fill(
                "CASE WHEN json_type(%s) NOT IN ('array', 'object') THEN json_extract(%s) END", value(key), value(key));
    }

    @Override
    public Sql distinct(MetadataKey key, Selection children) {
        return Sql.fill(
                "SELECT q.json, count(*) FROM (SELECT coalesce(n.metadata -> %s, 'null') AS json, " + KIND
                        + " AS kind, json_extract(%s) AS value FROM %s WHERE %s) q"
                        + " GROUP BY q.kind, q.value ORDER BY q.kind, q.value",
                Sql.of("?", path(key)),
                value(key),
                value(key),
                children.joined(),
                children.where());
    }

    @Override
    public String assets() {
        return """
            (SELECT json_group_array(json_object('id', a.id, 'uri', a.data_uri, 'directory', a.is_directory,
                'size', a.size, 'parameter', l.parameter, 'number', l.num) ORDER BY l.num, a.id)
            FROM data_source_assets l JOIN assets a ON a.id = l.asset_id WHERE l.data_source_id = s.id)\
            """;
    }

    @Override
    public String json() {
        return "?";
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public String folder() {
        return "sqlite";
    }

    @Override
    public String dialect() {
        return "org.hibernate.community.dialect.SQLiteDialect";
    }

    @Override
    public void bound(Statement search) {
        // Only regular expressions have no bound by themselves, and they have one of their own here.
    }
}
