package dev.quadrel.catalog;

import dev.quadrel.query.MetadataKey;
import dev.quadrel.query.Query;
import dev.quadrel.query.Query.Operator;
import dev.quadrel.query.Sorting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The SQL of one database, where databases differ. In what it makes, `n` is the row of the node, whatever the
/// table it starts from.
interface CatalogSql {

    /// Makes a connection ready for these statements; does nothing where it is.
    default void prepare(Connection connection) throws SQLException {}

    /// Where children of a container are found.
    ///
    /// @param from tables in which they are found and counted
    /// @param joined the same with `nodes n`, where more than their ids is wanted
    /// @param where what holds for those that are wanted
    /// @param id the node's id, in a form by which the rows can be had in order
    record Selection(Sql from, Sql joined, Sql where, String id) {}

    /// The children of a container that fulfil all conditions.
    ///
    /// @param parent id of the container
    /// @param within which of its nodes are found at all
    Selection children(long parent, List<Query> queries, Within within);

    /// By which expressions nodes come in the order of a metadata key. Missing values and nulls are the
    /// smallest, then come false and true, numbers by size, texts by their characters, lists and objects in no
    /// order.
    List<Sql> order(MetadataKey key);

    /// By which expressions nodes come in the order of a sort key.
    default List<Sql> order(Sorting.Key key) {
        return key.isNodeKey() ? List.of(Sql.of("n.key")) : order(key.metadata());
    }

    /// The different values of a metadata key as JSON texts, and how often they are there. A missing value is
    /// a null.
    Sql distinct(MetadataKey key, Selection children);

    /// A JSON list of the assets of the data source `s`, in the order of their numbers.
    String assets();

    /// Stands for a JSON text as a value.
    String json();

    /// Whether the database is a file of this server alone, which lets one write at a time.
    boolean isEmbedded();

    /// The folder of its migrations.
    String folder();

    /// Hibernate's class for the database.
    String dialect();

    /// Sets how long a search may take.
    void bound(Statement search) throws SQLException;

    /// The operator as SQL writes it.
    static String symbol(Operator operator) {
        return switch (operator) {
            case LT -> "<";
            case GT -> ">";
            case LE -> "<=";
            case GE -> ">=";
        };
    }

    /// A pattern for `LIKE` in which a backslash at the end stands for itself.
    static String likePattern(String pattern) {
        int end = pattern.length();
        while (end > 0 && pattern.charAt(end - 1) == '\\') {
            end--;
        }
        return (pattern.length() - end) % 2 == 0 ? pattern : pattern + "\\";
    }
}
