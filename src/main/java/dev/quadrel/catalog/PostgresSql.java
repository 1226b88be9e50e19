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
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// PostgreSQL. Metadata stands in `metadata` as it came, its scalars in the table `node_values` in the order of the
/// nodes, and all of it in `searched` as `jsonb`, the index of which knows what an object has in it.
final class PostgresSql implements CatalogSql {

    private static final int SEARCH_SECONDS = 10;

    /// A statement has at most 65535 parameters; each alternative has a handful, in the page and in the count.
    private static final int MOST_ALTERNATIVES = 1000;

    /// Where there are values to be found by their index, the search starts there: its rows are in the order of the
    /// nodes, so that a page needs no more of them than it shows.
    @Override
    public Selection children(long parent, List<Query> queries, Within within) {
        List<Sql> found = new ArrayList<>();
        List<Sql> conditions = new ArrayList<>();
        for (Query query : queries) {
            List<List<PostgresLeaf>> leaves = leaves(query);
            // Whoever has one of the values has to be found, the others are only compared with these.
            leaves.forEach(
                    values -> found.add(PostgresLeaf.nodes(parent, values, found.isEmpty() ? within : Within.ALL)));
            if (leaves.isEmpty()
                    || query instanceof Specs specs && !specs.exclude().isEmpty()) {
                conditions.add(condition(query, within));
            }
        }
        if (found.isEmpty()) {
            within.condition("n").ifPresent(conditions::addFirst);
            conditions.addFirst(Sql.of("n.parent = ?", parent));
            return new Selection(Sql.of("nodes n"), Sql.of("nodes n"), Sql.all(conditions), "n.id");
        }
        Sql values = Sql.fill("%s v", found.getFirst());
        for (int i = 1; i < found.size(); i++) {
            values = Sql.fill("%s JOIN %s v" + i + " ON v" + i + ".node = v.node", values, found.get(i));
        }
        Sql joined = Sql.fill("%s JOIN nodes n ON n.id = v.node", values);
        return new Selection(conditions.isEmpty() ? values : joined, joined, Sql.all(conditions), "v.node");
    }

    /// Values of which a node has to have one from each list; no list where the query is of another kind.
    private static List<List<PostgresLeaf>> leaves(Query query) {
        return switch (query) {
            case Equal(MetadataKey key, @Nullable Object value)
            when Scalars.isIndexed(value) -> List.of(List.of(PostgresLeaf.of(key, value)));
            case In(MetadataKey key, List<?> values)
            when alternatives(values) ->
                List.of(values.stream()
                        .map(value -> PostgresLeaf.of(key, value))
                        .toList());
            case Specs specs ->
                specs.include().stream()
                        .map(name -> List.of(PostgresLeaf.spec(name)))
                        .toList();
            default -> List.of();
        };
    }

    private static boolean alternatives(List<?> values) {
        return !values.isEmpty()
                && values.size() <= MOST_ALTERNATIVES
                && values.stream().allMatch(Scalars::isIndexed);
    }

    private static Sql condition(Query query, Within within) {
        return switch (query) {
            case FullText(String text) ->
                Words.parse(text)
                        .map(words -> Sql.of(
                                "quadrel_words(n.searched) @@ to_tsquery('simple', ?)", words.text("", " & ", " | ")))
                        .orElse(Sql.FALSE);
            case Lookup(String key) -> Sql.of("n.key = ?", key);
            case Keys(List<String> keys) ->
                Sql.of("n.key IN (SELECT jsonb_array_elements_text(CAST(? AS jsonb)))", Json.text(keys));
            case Regex(MetadataKey key, String pattern, boolean caseSensitive) ->
                text(key, Sql.of(caseSensitive ? "~ ?" : "~* ?", pattern));
            case Equal(MetadataKey key, @Nullable Object value) -> equal(key, value);
            case NotEqual(MetadataKey key, @Nullable Object value) -> not(key, equal(key, value));
            case Comparison comparison -> comparison(comparison);
            case Contains(MetadataKey key, @Nullable Object value) -> contains(key, value);
            case In(MetadataKey key, List<?> values) -> in(key, values);
            case NotIn(MetadataKey key, List<?> values) -> values.isEmpty() ? Sql.TRUE : not(key, in(key, values));
            case KeyPresent(MetadataKey key, boolean exists) ->
                Sql.fill(exists ? "%s IS NOT NULL" : "%s IS NULL", value(key));
            case Like(MetadataKey key, String pattern) -> text(key, Sql.of("ILIKE ?", CatalogSql.likePattern(pattern)));
            case Specs(List<String> include, List<String> exclude) -> specs(include, exclude);
            case Family(var family) -> Sql.of("n.structure_family = ?", family.text());
            case AccessBlob wanted -> within.shown(blob -> accessBlob(blob, wanted));
        };
    }

    /// The value of a key; SQL's null where there is none. Elements of lists have no key.
    private static Sql value(MetadataKey key) {
        return Sql.of(
                "(n.searched" + " -> ?".repeat(key.names().size()) + ")",
                key.names().toArray());
    }

    private static Sql text(MetadataKey key, Sql test) {
        Sql value = value(key);
        return Sql.fill("(jsonb_typeof(%s) = 'string' AND (%s #>> '{}') %s)", value, value, test);
    }

    /// An object holds another one that has a part of it, so for objects and lists that is not enough.
    private static Sql equal(MetadataKey key, @Nullable Object value) {
        Sql held = Sql.of("n.searched @> CAST(? AS jsonb)", Json.text(Scalars.at(key.names(), value)));
        return Scalars.isScalar(value)
                ? held
                : Sql.fill("(%s AND %s = %s)", held, value(key), Sql.of("CAST(? AS jsonb)", Json.text(value)));
    }

    private static Sql not(MetadataKey key, Sql condition) {
        return Sql.fill("(jsonb_typeof(%s) <> 'null' AND NOT %s)", value(key), condition);
    }

    private static Sql in(MetadataKey key, List<?> values) {
        List<Sql> alternatives = new ArrayList<>();
        values.forEach(value -> alternatives.add(equal(key, value)));
        return Sql.any(alternatives);
    }

    private static Sql comparison(Comparison comparison) {
        Sql value = value(comparison.key());
        String operator = CatalogSql.symbol(comparison.operator());
        return switch (Scalars.stored(comparison.value())) {
            case Number number ->
                Sql.fill(
                        "CASE WHEN jsonb_typeof(%s) = 'number' THEN CAST(%s AS numeric) %s ELSE FALSE END",
                        value, value, Sql.of(operator + " CAST(? AS numeric)", new BigDecimal(number.toString())));
            case Boolean bool ->
                Sql.fill(
                        "CASE WHEN jsonb_typeof(%s) = 'boolean' THEN CAST(%s AS boolean) %s ELSE FALSE END",
                        value, value, Sql.of(operator + " ?", bool));
            case null, default ->
                text(
                        comparison.key(),
                        Sql.of(
                                "COLLATE \"C\" " + operator + " ?",
                                comparison.value().toString()));
        };
    }

    private static Sql contains(MetadataKey key, @Nullable Object value) {
        List<Sql> alternatives = new ArrayList<>();
        Sql held = Sql.of("n.searched @> CAST(? AS jsonb)", Json.text(Scalars.at(key.names(), listOf(value))));
        if (Scalars.isScalar(value)) {
            alternatives.add(held);
        } else {
            alternatives.add(Sql.fill(
                    "(%s AND EXISTS (SELECT 1 FROM jsonb_array_elements(%s) e WHERE e.value = %s))",
                    held, value(key), Sql.of("CAST(? AS jsonb)", Json.text(value))));
        }
        if (value instanceof String part) {
            Sql whole = value(key);
            alternatives.add(Sql.fill(
                    "(jsonb_typeof(%s) = 'string' AND strpos(%s #>> '{}', %s) > 0)", whole, whole, Sql.of("?", part)));
        }
        return Sql.any(alternatives);
    }

    private static List<@Nullable Object> listOf(@Nullable Object value) {
        List<@Nullable Object> list = new ArrayList<>();
        list.add(value);
        return list;
    }

    private static Sql specs(List<String> include, List<String> exclude) {
        List<Sql> conditions = new ArrayList<>();
        include.forEach(name -> conditions.add(spec("%s", name)));
        exclude.forEach(name -> conditions.add(spec("NOT %s", name)));
        return Sql.all(conditions);
    }

    private static Sql spec(String form, String name) {
        return Sql.fill(form, Sql.of("n.specs @> CAST(? AS jsonb)", Json.text(List.of(Map.of("name", name)))));
    }

    private static Sql accessBlob(String blob, AccessBlob wanted) {
        List<Sql> alternatives = new ArrayList<>();
        wanted.users().forEach(user -> alternatives.add(holds(blob, Map.of("user", user))));
        wanted.tags().forEach(tag -> alternatives.add(holds(blob, Map.of("tags", List.of(tag)))));
        return Sql.any(alternatives);
    }

    private static Sql holds(String blob, Map<String, ?> part) {
        return Sql.of("CAST(" + blob + " AS jsonb) @> CAST(? AS jsonb)", Json.text(part));
    }

    @Override
    public List<Sql> order(MetadataKey key) {
        Sql value = value(key);
        Sql kind = Sql.fill(
                "CASE jsonb_typeof(%s) WHEN 'boolean' THEN 1 WHEN 'number' THEN 2 WHEN 'string' THEN 3"
                        + " WHEN 'array' THEN 4 WHEN 'object' THEN 4 ELSE 0 END",
                value);
        Sql number = Sql.fill("CASE WHEN jsonb_typeof(%s) = 'number' THEN CAST(%s AS numeric) END", value, value);
        Sql text = Sql.fill(
                "CASE WHEN jsonb_typeof(%s) IN ('string', 'boolean') THEN %s #>> '{}' END COLLATE \"C\"", value, value);
        return List.of(kind, number, text);
    }

    @Override
    public Sql distinct(MetadataKey key, Selection children) {
        return Sql.fill(
                "SELECT CAST(q.value AS text), count(*) FROM (SELECT coalesce(%s, CAST('null' AS jsonb)) AS value"
                        + " FROM %s WHERE %s) q GROUP BY q.value ORDER BY q.value",
                value(key), children.joined(), children.where());
    }

    @Override
    public String assets() {
        return """
            (SELECT json_agg(json_build_object('id', a.id, 'uri', a.data_uri, 'directory', a.is_directory,
                'size', a.size, 'parameter', l.parameter, 'number', l.num) ORDER BY l.num NULLS FIRST, a.id)
            FROM data_source_assets l JOIN assets a ON a.id = l.asset_id WHERE l.data_source_id = s.id)\
            """;
    }

    @Override
    public String json() {
        return "CAST(? AS jsonb)";
    }

    @Override
    public boolean isEmbedded() {
        return false;
    }

    @Override
    public String folder() {
        return "postgresql";
    }

    @Override
    public String dialect() {
        return "org.hibernate.dialect.PostgreSQLDialect";
    }

    @Override
    public void bound(Statement search) throws SQLException {
        search.setQueryTimeout(SEARCH_SECONDS);
    }
}
