package dev.quadrel.structure;

import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.DataType.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads data types as they come in JSON: one with `fields` is a [Struct], any other a [Builtin].
public final class DataTypeCodec {

    private DataTypeCodec() {}

    /// The data type in an object of JSON.
    ///
    /// @throws IllegalArgumentException that names the member that is wrong
    public static DataType parse(Map<?, ?> members) {
        return members.get("fields") == null ? builtin(members) : struct(members);
    }

    private static Builtin builtin(Map<?, ?> members) {
        Kind kind = kind(String.valueOf(members.get("kind")));
        Object units = members.get("dt_units");
        return new Builtin(
                endianness(String.valueOf(members.get("endianness"))),
                kind,
                StructureCodec.count(members.get("itemsize"), "itemsize"),
                units == null ? null : units.toString());
    }

    private static Struct struct(Map<?, ?> members) {
        List<Field> fields = new ArrayList<>();
        for (Object item : StructureCodec.list(members.get("fields"), "fields")) {
            Map<?, ?> field = StructureCodec.members(item, "fields");
            fields.add(new Field(
                    StructureCodec.text(field.get("name"), "name"),
                    parse(StructureCodec.members(field.get("dtype"), "dtype")),
                    shape(field.get("shape"))));
        }
        return new Struct(StructureCodec.count(members.get("itemsize"), "itemsize"), fields);
    }

    private static @Nullable List<Long> shape(@Nullable Object value) {
        return value == null ? null : StructureCodec.longs(value, "shape");
    }

    private static Kind kind(String code) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The member kind is one of "
                        + Arrays.stream(Kind.values()).map(Kind::code).toList() + ", not " + code));
    }

    private static Endianness endianness(String text) {
        return Arrays.stream(Endianness.values())
                .filter(order -> order.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The member endianness is little, big or not_applicable, not " + text));
    }
}
