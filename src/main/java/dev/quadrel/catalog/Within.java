package dev.quadrel.catalog;

import dev.quadrel.access.Reach;
import dev.quadrel.structure.NodePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Which nodes a statement finds, by what counts for them.
///
/// @param accesses a list in brackets, or a query in brackets, of the ids of table `accesses`; none for all nodes
/// @param inherited whether what counts for a node is shown, rather than what it says itself
record Within(Optional<Sql> accesses, boolean inherited) {

    /// All nodes.
    static final Within ALL = new Within(Optional.empty(), false);

    /// Those that somebody has, who has not been looked up yet.
    static Within of(Reach reach, boolean inherited) {
        return new Within(
                reach.equals(Reach.everything()) ? Optional.empty() : Optional.of(Sql.fill("(%s)", ids(reach))),
                inherited);
    }

    /// Those with one of these.
    ///
    /// @param ids numbers with commas between them; empty for none
    static Within of(String ids, boolean inherited) {
        // As numbers in the statement, not as values of it: so the database knows how many nodes each of them has.
        return new Within(Optional.of(Sql.of("(" + (ids.isEmpty() ? "-1" : ids) + ")")), inherited);
    }

    /// What holds for the rows of a table that are found, if not all are. Nodes for which nothing counts are in
    /// nobody's reach, and in no index.
    Optional<Sql> condition(String table) {
        return accesses.map(list -> Sql.fill(table + ".access <> 0 AND " + table + ".access IN %s", list));
    }

    /// What holds for a child `n` if a condition does for the access blob that is shown of it.
    ///
    /// @param condition of the name of a column that has such a blob
    Sql shown(Function<String, Sql> condition) {
        return inherited
                ? Sql.fill("n.access IN (SELECT x.id FROM accesses x WHERE %s)", condition.apply("x.access_blob"))
                : condition.apply("n.access_blob");
    }

    /// The access blob of the node `n`.
    String blob() {
        return inherited
                ? "(SELECT x.access_blob FROM accesses x WHERE x.id ="
                        + " CASE WHEN n.parent IS NULL THEN coalesce(n.own_access, 0) ELSE n.access END)"
                : "n.access_blob";
    }

    /// The ids of table `accesses`, as a query.
    static Sql ids(Reach reach) {
        return switch (reach) {
            case Reach.Everything() -> Sql.of("SELECT a.id AS id FROM accesses a");
            case Reach.Nothing() -> Sql.of("SELECT a.id AS id FROM accesses a WHERE 1 = 0");
            case Reach.Root() -> Sql.of("SELECT a.id AS id FROM accesses a WHERE a.id = 1");
            case Reach.Owner(String owner) -> Sql.of("SELECT a.id AS id FROM accesses a WHERE a.owner = ?", owner);
            case Reach.Tagged(var tags) -> tags.isEmpty() ? ids(Reach.nothing()) : tagged(List.copyOf(tags));
            case Reach.AnyOf(List<Reach> parts) -> combined(parts, " UNION ");
            case Reach.AllOf(List<Reach> parts) -> combined(parts, " INTERSECT ");
        };
    }

    private static Sql tagged(List<String> tags) {
        return Sql.of(
                "SELECT t.access_id AS id FROM access_tags t WHERE t.tag IN (" + marks(tags.size()) + ")",
                tags.toArray());
    }

    private static Sql combined(List<Reach> parts, String operator) {
        return parts.isEmpty()
                ? ids(Reach.nothing())
                : Sql.joined(
                        parts.stream()
                                .map(part -> Sql.fill("SELECT y.id AS id FROM (%s) y", ids(part)))
                                .toList(),
                        operator);
    }

    /// Whether a node and all its ancestors are in a reach, which is not all.
    static Sql whole(NodePath path, Reach reach) {
        List<Object> paths = new ArrayList<>();
        for (NodePath node = path; !node.isRoot(); node = node.parent()) {
            paths.add(node.text());
        }
        paths.add(NodePath.ROOT.text());
        return Sql.fill(
                "NOT EXISTS (SELECT 1 FROM nodes w WHERE %s AND w.access NOT IN (%s))",
                Sql.of("w.path IN (" + marks(paths.size()) + ")", paths.toArray()), ids(reach));
    }

    private static String marks(int count) {
        String[] marks = new String[count];
        Arrays.fill(marks, "?");
        return String.join(", ", marks);
    }
}
