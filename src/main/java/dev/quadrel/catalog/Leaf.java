package dev.quadrel.catalog;

import dev.quadrel.json.Json;
import dev.quadrel.query.MetadataKey;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// A scalar of the metadata in SQLite's table `node_values`.
///
/// @param example an object in which some value stands at the place; SQLite itself makes a path of that, as it
///     did when the values were stored
/// @param kind 0 null, 1 false and true, 2 numbers, 3 texts
record Leaf(String example, int kind, Object value) {

    /// The path of an example.
    static final String PATH = "(SELECT t.fullkey FROM json_tree(?) t WHERE t.atom IS NOT NULL)";

    static Leaf of(MetadataKey key, @Nullable Object value) {
        String example = Json.text(Scalars.at(key.names(), 0));
        return switch (Scalars.stored(value)) {
            case null -> new Leaf(example, 0, "");
            case Boolean bool -> new Leaf(example, 1, bool ? 1 : 0);
            case BigInteger number -> new Leaf(example, 2, number.doubleValue());
            case Number number -> new Leaf(example, 2, number);
            case Object text -> new Leaf(example, 3, text.toString());
        };
    }

    /// The rows of those children of a container that have the value.
    Sql at(long parent) {
        return Sql.of(
                "v.parent = ? AND v.path = " + PATH + " AND v.kind = ? AND v.value = ?", parent, example, kind, value);
    }

    /// Whether the node has the value.
    Sql isThere(long parent) {
        return Sql.fill("EXISTS (SELECT 1 FROM node_values v WHERE %s AND v.node = n.id)", at(parent));
    }
}
