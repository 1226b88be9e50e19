package dev.quadrel.catalog;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A piece of SQL with the values of its question marks, in their order. What a client sent is only ever such
/// a value.
record Sql(String text, List<@Nullable Object> parameters) {

    /// Says nothing.
    static final Sql NONE = of("");

    /// Holds always.
    static final Sql TRUE = of("1 = 1");

    /// Holds never.
    static final Sql FALSE = of("1 = 0");

    static Sql of(String text, @Nullable Object... parameters) {
        return new Sql(text, Arrays.asList(parameters));
    }

    /// Puts pieces in the place of each `%s` of a text that has no question marks itself.
    static Sql fill(String template, Sql... pieces) {
        Object[] texts = Arrays.stream(pieces).map(Sql::text).toArray();
        return new Sql(template.formatted(texts), parameters(Arrays.asList(pieces)));
    }

    /// What holds where all of these do.
    static Sql all(List<Sql> conditions) {
        return conditions.isEmpty() ? TRUE : joined(conditions, " AND ");
    }

    /// What holds where one of these does. As a tree that is not deep: SQLite takes a thousand levels.
    static Sql any(List<Sql> conditions) {
        int count = conditions.size();
        return switch (count) {
            case 0 -> FALSE;
            case 1 -> fill("(%s)", conditions.getFirst());
            default ->
                fill("(%s OR %s)", any(conditions.subList(0, count / 2)), any(conditions.subList(count / 2, count)));
        };
    }

    static Sql joined(List<Sql> pieces, String separator) {
        return new Sql(pieces.stream().map(Sql::text).collect(Collectors.joining(separator)), parameters(pieces));
    }

    private static List<@Nullable Object> parameters(List<Sql> pieces) {
        List<@Nullable Object> all = new ArrayList<>();
        pieces.forEach(piece -> all.addAll(piece.parameters));
        return all;
    }

    /// Hands the values over.
    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
    }
}
