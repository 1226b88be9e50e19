package dev.quadrel.adapter;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.TableStructure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// The columns that a table was declared with: from and to the text in its structure, and against those of a file.
///
/// A column of the schema that is not among the structure's is an index of pandas: it is read along in Arrow and
/// Parquet, and left out in formats for people.
final class ArrowSchemas {

    private static final String PREFIX = "data:application/vnd.apache.arrow.file;base64,";

    private ArrowSchemas() {}

    /// The schema that a table was declared with.
    ///
    /// @throws ProblemException 422 where there is none in its structure
    static Schema declared(TableStructure structure) {
        String text = structure.arrowSchema();
        if (!text.startsWith(PREFIX)) {
            throw ProblemException.of(422, "The member arrow_schema begins with " + PREFIX);
        }
        try {
            byte[] message = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return parse(message);
        } catch (IOException | RuntimeException e) {
            throw ProblemException.of(422, "The member arrow_schema holds no Arrow schema message in base64");
        }
    }

    /// The schema in an encapsulated message.
    static Schema parse(byte[] message) throws IOException {
        return MessageSerializer.deserializeSchema(
                new ReadChannel(Channels.newChannel(new ByteArrayInputStream(message))));
    }

    /// The schema as an encapsulated message in base64.
    static String base64(Schema schema) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try {
            MessageSerializer.serialize(new WriteChannel(Channels.newChannel(message)), schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(message.toByteArray());
    }

    /// The structure of a table that is one file with these columns.
    static TableStructure structure(Schema schema, int partitions) {
        List<String> columns =
                names(schema).stream().filter(name -> !name.startsWith("_")).toList();
        return new TableStructure(PREFIX + base64(schema), partitions, columns, false);
    }

    /// The places of the wanted columns in a schema, after them those of the index; all for no columns.
    ///
    /// @throws ProblemException 400 for a column that there is not
    static List<Integer> places(TableStructure structure, List<String> columns, Schema schema) {
        List<String> names = names(schema);
        Set<Integer> places = new LinkedHashSet<>();
        for (String column : columns) {
            int place = structure.columns().contains(column) ? names.indexOf(column) : -1;
            if (place < 0) {
                throw ProblemException.badRequest(
                        "No such field " + column + ". There are: " + String.join(", ", structure.columns()));
            }
            places.add(place);
        }
        for (int i = 0; i < names.size(); i++) {
            if (columns.isEmpty() || !structure.columns().contains(names.get(i))) {
                places.add(i);
            }
        }
        return List.copyOf(places);
    }

    /// The places of a file's columns in the order in which they were declared, and after them those of others.
    static List<Integer> declaredFirst(Schema declared, Schema given) {
        List<String> names = names(given);
        Set<Integer> places = new LinkedHashSet<>();
        names(declared).stream().map(names::indexOf).filter(place -> place >= 0).forEach(places::add);
        places.addAll(all(given));
        return List.copyOf(places);
    }

    /// The columns at some places.
    static Schema picked(Schema schema, List<Integer> places) {
        return new Schema(places.stream().map(schema.getFields()::get).toList(), schema.getCustomMetadata());
    }

    /// The places of all columns.
    static List<Integer> all(Schema schema) {
        return IntStream.range(0, schema.getFields().size()).boxed().toList();
    }

    /// Makes sure that a file's columns are those that were declared, in name, order and type. After
    /// them it may have an index that was not declared.
    ///
    /// A column without any value has no type of its own, and fits; so do texts with offsets of another width, and
    /// categories with another number of them.
    ///
    /// @throws ProblemException 422 that names the first column that does not fit
    static void require(Schema declared, Schema given) {
        require(declared, given, ArrowSchemas::fits);
    }

    /// The same for columns that are stored as they were declared: they may come in another order, and where numbers or
    /// times were declared, others fit too.
    ///
    /// @return the columns as they are to be stored
    static Schema taken(Schema declared, Schema sent) {
        Schema given = picked(sent, declaredFirst(declared, sent));
        require(declared, given, (wanted, field) -> fits(wanted, field) || ArrowCast.isTaken(field, wanted));
        List<Field> stored = new ArrayList<>(given.getFields());
        for (int i = 0; i < declared.getFields().size(); i++) {
            Field wanted = declared.getFields().get(i);
            if (!fits(wanted, stored.get(i))) {
                stored.set(i, wanted);
            }
        }
        return new Schema(stored, given.getCustomMetadata());
    }

    private static void require(Schema declared, Schema given, BiPredicate<Field, Field> fitting) {
        requireNames(declared, given);
        for (int i = 0; i < declared.getFields().size(); i++) {
            Field wanted = declared.getFields().get(i);
            Field field = given.getFields().get(i);
            if (!fitting.test(wanted, field)) {
                throw ProblemException.of(
                        422,
                        "The column %s was declared as %s, not as %s"
                                .formatted(field.getName(), wanted.getType(), field.getType()));
            }
        }
    }

    /// The same, for the names alone.
    static void requireNames(Schema declared, Schema given) {
        int columns = declared.getFields().size();
        List<String> names = names(given);
        boolean same = names.size() >= columns
                && names.subList(0, columns).equals(names(declared))
                && indexes(given).containsAll(names.subList(columns, names.size()));
        if (!same) {
            throw ProblemException.of(
                    422, "The table was declared with the columns " + names(declared) + ", not " + names(given));
        }
    }

    /// The columns that pandas has noted as its index.
    private static List<?> indexes(Schema schema) {
        String pandas = schema.getCustomMetadata().get("pandas");
        return pandas != null
                        && Json.parse(pandas) instanceof Map<?, ?> noted
                        && noted.get("index_columns") instanceof List<?> columns
                ? columns
                : List.of();
    }

    private static boolean fits(Field wanted, Field given) {
        if (isNull(wanted) || isNull(given)) {
            return true;
        }
        boolean same = wanted.getType().equals(given.getType()) || isText(wanted) && isText(given);
        List<Field> inner = given.getChildren();
        if (!same || inner.size() != wanted.getChildren().size()) {
            return false;
        }
        for (int i = 0; i < inner.size(); i++) {
            if (!fits(wanted.getChildren().get(i), inner.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// The schema with the values themselves where it has categories.
    static Schema plain(Schema schema) {
        return new Schema(schema.getFields().stream().map(ArrowSchemas::plain).toList(), schema.getCustomMetadata());
    }

    private static Field plain(Field field) {
        FieldType type = new FieldType(field.isNullable(), field.getType(), null, field.getMetadata());
        return new Field(
                field.getName(),
                type,
                field.getChildren().stream().map(ArrowSchemas::plain).toList());
    }

    /// A column by the same name with another type.
    static Field retyped(Field field, ArrowType type) {
        return new Field(field.getName(), new FieldType(true, type, null, field.getMetadata()), List.of());
    }

    static List<String> names(Schema schema) {
        return new ArrayList<>(schema.getFields().stream().map(Field::getName).toList());
    }

    private static boolean isNull(Field field) {
        return field.getType() instanceof ArrowType.Null;
    }

    private static boolean isText(Field field) {
        return switch (field.getType()) {
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Utf8View _ -> true;
            default -> false;
        };
    }
}
