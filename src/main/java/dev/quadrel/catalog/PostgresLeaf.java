package dev.quadrel.catalog;

import dev.quadrel.query.MetadataKey;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value in PostgreSQL's table `node_values`.
///
/// @param path the number of its place
/// @param kind 0 null, 1 false and true, 2 numbers, 3 texts
/// @param number 0 where it is none
/// @param text empty where it is none
record PostgresLeaf(Sql path, int kind, BigDecimal number, String text) {

    private static final Sql SPECS = Sql.of("1");

    static PostgresLeaf of(MetadataKey key, @Nullable Object value) {
        Sql path = path(key);
        return switch (Scalars.stored(value)) {
            case null -> new PostgresLeaf(path, 0, BigDecimal.ZERO, "");
            case Boolean bool -> new PostgresLeaf(path, 1, bool ? BigDecimal.ONE : BigDecimal.ZERO, "");
            case Number number -> new PostgresLeaf(path, 2, new BigDecimal(number.toString()).stripTrailingZeros(), "");
            case Object text -> new PostgresLeaf(path, 3, BigDecimal.ZERO, text.toString());
        };
    }

    /// The name of a spec.
    static PostgresLeaf spec(String name) {
        return new PostgresLeaf(SPECS, 3, BigDecimal.ZERO, name);
    }

    /// As the function `quadrel_values` makes it.
    private static Sql path(MetadataKey key) {
        Sql path = Sql.of("0");
        for (String name : key.names()) {
            path = Sql.fill("hashtextextended(%s, %s)", Sql.of("CAST(? AS text) COLLATE \"C\"", name), path);
        }
        return path;
    }

    /// Those children of a container that have one of the values, by a query that yields them in their order. That
    /// is the order of the index for each value; where there are several, the planner has to be told.
    ///
    /// @param within which children are found at all
    static Sql nodes(long parent, List<PostgresLeaf> values, Within within) {
        List<PostgresLeaf> different = values.stream().distinct().toList();
        if (different.size() == 1) {
            return Sql.fill("(%s)", different.getFirst().nodes(parent, within));
        }
        List<Sql> ordered = different.stream()
                .map(value -> Sql.fill("(%s ORDER BY v.node)", value.nodes(parent, within)))
                .toList();
        return Sql.fill("(%s)", Sql.joined(ordered, " UNION ALL "));
    }

    private Sql nodes(long parent, Within within) {
        Sql all = Sql.fill(
                "SELECT v.node FROM node_values v WHERE %s AND v.path = %s AND %s",
                Sql.of("v.parent = ?", parent),
                path,
                Sql.of("v.kind = ? AND v.number = ? AND v.text = ?", kind, number, text));
        return within.condition("v")
                .map(condition -> Sql.fill("%s AND %s", all, condition))
                .orElse(all);
    }
}
