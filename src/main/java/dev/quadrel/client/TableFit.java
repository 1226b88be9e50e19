package dev.quadrel.client;

import dev.quadrel.structure.TableStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Whether rows are those of a table.
final class TableFit {

    /// What pandas calls an index without a name.
    private static final Pattern UNNAMED = Pattern.compile("__index_level_\\d+__");

    private TableFit() {}

    /// Columns that pandas keeps an index in may be missing, and those that it has made up may be there.
    ///
    /// @param rows as in a file, where a column with a dictionary has the type of the entries
    /// @throws IllegalArgumentException where columns have other names or types, or come in another order
    static void check(TableStructure table, Schema rows) {
        List<Field> all = named(ArrowData.schema(table.arrowSchema()));
        List<Field> columns = all.stream()
                .filter(field -> table.columns().contains(field.getName()))
                .toList();
        List<Field> given = named(rows);
        if (!areAlike(columns, given) && !areAlike(all, given)) {
            throw new IllegalArgumentException(
                    "The columns %s do not fit those of the table, %s".formatted(said(given), said(columns)));
        }
    }

    private static List<Field> named(Schema schema) {
        return schema.getFields().stream()
                .filter(field -> !UNNAMED.matcher(field.getName()).matches())
                .toList();
    }

    private static boolean areAlike(List<Field> one, List<Field> other) {
        return names(one).equals(names(other)) && types(one).equals(types(other));
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::getName).toList();
    }

    private static List<Object> types(List<Field> fields) {
        return fields.stream().map(TableFit::type).toList();
    }

    /// The same for types that differ only in how Arrow keeps the values. The items of a list may have any name.
    /// Which numbers and times go into a column, its server knows: some send whole ones as real ones where one is
    /// missing.
    private static Object type(Field field) {
        List<Object> type = new ArrayList<>();
        type.add(
                switch (field.getType()) {
                    case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Utf8View _ -> ArrowType.Utf8.INSTANCE;
                    case ArrowType.Binary _, ArrowType.LargeBinary _, ArrowType.BinaryView _ ->
                        ArrowType.Binary.INSTANCE;
                    case ArrowType.List _, ArrowType.LargeList _, ArrowType.ListView _, ArrowType.LargeListView _ ->
                        ArrowType.List.INSTANCE;
                    case ArrowType.Int _, ArrowType.FloatingPoint _, ArrowType.Decimal _ -> "number";
                    case ArrowType.Timestamp time -> time.getTimezone() == null ? "time" : "time of a zone";
                    case ArrowType other -> other;
                });
        if (field.getType() instanceof ArrowType.Struct) {
            type.add(names(field.getChildren()));
        }
        type.add(types(field.getChildren()));
        return type;
    }

    private static List<String> said(List<Field> fields) {
        return fields.stream()
                .map(field -> field.getName() + ": " + field.getType())
                .toList();
    }
}
