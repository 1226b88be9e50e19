package dev.quadrel.adapter;

import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Struct;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A data type in Zarr 3's words, those that Python's zarr writes. What these have no words for is stored as raw bytes,
/// and the array's attributes tell what they are.
///
/// @param json the data type
/// @param fill an element of zeros
/// @param order of the bytes, where it matters
/// @param raw whether it is a stand-in
record ZarrType(Object json, Object fill, Endianness order, boolean raw) {

    private static final Pattern UNITS = Pattern.compile("\\[(\\d*)(\\w+)]");

    static ZarrType of(DataType type) {
        return switch (type) {
            case Builtin builtin -> builtin(builtin);
            case Struct struct -> struct(struct);
        };
    }

    private static ZarrType builtin(Builtin type) {
        int bytes = type.itemSize();
        Endianness order = type.endianness();
        return switch (type.kind()) {
            case BOOL -> new ZarrType("bool", false, Endianness.NOT_APPLICABLE, false);
            case INT -> new ZarrType("int" + 8 * bytes, 0, order, false);
            case UINT -> new ZarrType("uint" + 8 * bytes, 0, order, false);
            case FLOAT -> bytes > 8 ? raw(bytes) : new ZarrType("float" + 8 * bytes, 0.0, order, false);
            case COMPLEX ->
                bytes > 16 ? raw(bytes) : new ZarrType("complex" + 8 * bytes, List.of(0.0, 0.0), order, false);
            case DATETIME -> time("numpy.datetime64", type);
            case TIMEDELTA -> time("numpy.timedelta64", type);
            case BYTES -> bytes == 0 ? raw(0) : sized("null_terminated_bytes", bytes, "", Endianness.NOT_APPLICABLE);
            case TEXT -> bytes == 0 ? raw(0) : sized("fixed_length_utf32", bytes, "", order);
            case VOID -> sized("raw_bytes", bytes, zeros(bytes), Endianness.NOT_APPLICABLE);
        };
    }

    private static ZarrType raw(int bytes) {
        ZarrType stored = sized("raw_bytes", bytes, zeros(bytes), Endianness.NOT_APPLICABLE);
        return new ZarrType(stored.json, stored.fill, stored.order, true);
    }

    private static String zeros(int bytes) {
        return Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    private static ZarrType sized(String name, int bytes, String fill, Endianness order) {
        return new ZarrType(named(name, Map.of("length_bytes", bytes)), fill, order, false);
    }

    private static Map<String, Object> named(String name, Map<String, Object> configuration) {
        return Map.of("name", name, "configuration", configuration);
    }

    private static ZarrType time(String name, Builtin type) {
        Matcher units = UNITS.matcher(type.units() == null ? "" : type.units());
        if (!units.matches()) {
            return raw(type.itemSize());
        }
        int count = units.group(1).isEmpty() ? 1 : Integer.parseInt(units.group(1));
        return new ZarrType(
                named(name, Map.of("unit", units.group(2), "scale_factor", count)), 0, type.endianness(), false);
    }

    private static ZarrType struct(Struct type) {
        List<Object> fields = new ArrayList<>();
        int bytes = 0;
        for (Field field : type.fields()) {
            Optional<ZarrType> stored = field(field);
            if (stored.isEmpty()) {
                return raw(type.itemSize());
            }
            fields.add(List.of(field.name(), stored.get().json));
            bytes += field.bytes();
        }
        if (bytes != type.itemSize() || fields.isEmpty()) {
            return raw(type.itemSize());
        }
        return new ZarrType(
                named("structured", Map.of("fields", fields)), zeros(bytes), Endianness.NOT_APPLICABLE, false);
    }

    /// Empty for a field that Python's zarr would read as something else.
    private static Optional<ZarrType> field(Field field) {
        ZarrType type = of(field.type());
        boolean known = field.shape() == null && !type.raw && type.order != Endianness.BIG;
        return known ? Optional.of(type) : Optional.empty();
    }
}
