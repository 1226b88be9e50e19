package dev.quadrel.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads structures as they come in JSON. Members that it does not know are left out. All errors are
/// [IllegalArgumentException]s whose message names the member.
public final class StructureCodec {

    private StructureCodec() {}

    /// The structure of a node of a family.
    ///
    /// @param json as parsed; null where it was missing
    public static Structure parse(StructureFamily family, @Nullable Object json) {
        try {
            return known(family, json);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("The structure is larger than 2^63 bytes, or a field than 2^31", e);
        }
    }

    private static Structure known(StructureFamily family, @Nullable Object json) {
        return switch (family) {
            case ARRAY -> array(members(json, "structure"));
            case TABLE -> table(members(json, "structure"));
            case BYTES -> new BytesStructure();
            case SPARSE -> sparse(members(json, "structure"));
            case AWKWARD -> awkward(members(json, "structure"));
            case RAGGED -> ragged(members(json, "structure"));
            case CONTAINER ->
                throw new IllegalArgumentException("Nodes of the family " + family.text() + " cannot be stored here");
        };
    }

    private static ArrayStructure array(Map<?, ?> members) {
        return new ArrayStructure(
                type(members, "data_type"),
                chunks(members),
                longs(members.get("shape"), "shape"),
                dims(members),
                resizable(members));
    }

    private static SparseStructure sparse(Map<?, ?> members) {
        Object layout = members.get("layout");
        if (layout != null && !layout.equals("COO")) {
            throw new IllegalArgumentException("The member layout is COO, not " + layout);
        }
        return new SparseStructure(
                type(members, "data_type"),
                members.get("coord_data_type") == null ? NdTypes.UINT64 : type(members, "coord_data_type"),
                chunks(members),
                longs(members.get("shape"), "shape"),
                dims(members),
                resizable(members));
    }

    private static AwkwardStructure awkward(Map<?, ?> members) {
        return AwkwardStructure.of(whole(members.get("length"), "length"), members(members.get("form"), "form"));
    }

    private static RaggedStructure ragged(Map<?, ?> members) {
        List<@Nullable Long> shape = new ArrayList<>();
        for (Object length : list(members.get("shape"), "shape")) {
            shape.add(length == null ? null : longs(List.of(length), "shape").getFirst());
        }
        List<@Nullable List<Long>> chunks = new ArrayList<>();
        for (Object lengths : list(members.get("chunks"), "chunks")) {
            chunks.add(lengths == null ? null : longs(lengths, "chunks"));
        }
        return new RaggedStructure(
                type(members, "data_type"),
                shape,
                whole(members.get("size"), "size"),
                chunks,
                dims(members),
                resizable(members));
    }

    private static DataType type(Map<?, ?> members, String name) {
        return DataTypeCodec.parse(members(members.get(name), name));
    }

    private static Chunks chunks(Map<?, ?> members) {
        return new Chunks(list(members.get("chunks"), "chunks").stream()
                .map(dimension -> longs(dimension, "chunks"))
                .toList());
    }

    private static @Nullable List<String> dims(Map<?, ?> members) {
        return members.get("dims") == null ? null : texts(members.get("dims"), "dims");
    }

    private static Object resizable(Map<?, ?> members) {
        Object resizable = members.get("resizable");
        return resizable == null ? false : resizable;
    }

    private static TableStructure table(Map<?, ?> members) {
        if (!(members.get("arrow_schema") instanceof String schema)) {
            throw new IllegalArgumentException("The member arrow_schema is a data: URI as text");
        }
        return new TableStructure(
                schema,
                count(members.get("npartitions"), "npartitions"),
                texts(members.get("columns"), "columns"),
                resizable(members));
    }

    static Map<?, ?> members(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> members) {
            return members;
        }
        throw new IllegalArgumentException("The member " + name + " is an object, which " + value + " is not");
    }

    static List<?> list(@Nullable Object value, String name) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("The member " + name + " is a list, which " + value + " is not");
    }

    static List<Long> longs(@Nullable Object value, String name) {
        List<Long> longs = new ArrayList<>();
        for (Object item : list(value, name)) {
            long number = whole(item, name);
            if (number < 0) {
                throw new IllegalArgumentException(
                        "The member " + name + " has no negative numbers, such as " + number);
            }
            longs.add(number);
        }
        return longs;
    }

    static List<String> texts(@Nullable Object value, String name) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(value, name)) {
            texts.add(text(item, name));
        }
        return texts;
    }

    static String text(@Nullable Object value, String name) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("The member " + name + " has texts, which " + value + " is not");
    }

    static int count(@Nullable Object value, String name) {
        long number = whole(value, name);
        if (number >= 0 && number <= Integer.MAX_VALUE) {
            return (int) number;
        }
        throw new IllegalArgumentException(
                "The member %s is a number from 0 to %d, not %d".formatted(name, Integer.MAX_VALUE, number));
    }

    static long whole(@Nullable Object value, String name) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new IllegalArgumentException("The member " + name + " has whole numbers, which " + value + " is not");
    }
}
