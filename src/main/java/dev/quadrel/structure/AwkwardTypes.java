package dev.quadrel.structure;

import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The types of numbers in forms of awkward, such as `float64` and `datetime64[ns]`.
public final class AwkwardTypes {

    private static final Pattern NAME = Pattern.compile("([a-z]+)(\\d*)(\\[.*])?");
    private static final Map<String, Kind> KINDS = Map.of(
            "bool", Kind.BOOL,
            "int", Kind.INT,
            "uint", Kind.UINT,
            "float", Kind.FLOAT,
            "complex", Kind.COMPLEX,
            "datetime", Kind.DATETIME,
            "timedelta", Kind.TIMEDELTA);

    private AwkwardTypes() {}

    /// The type of that name.
    ///
    /// @throws IllegalArgumentException where there is none
    public static DataType type(String primitive) {
        Matcher match = NAME.matcher(primitive);
        Kind kind = match.matches() ? KINDS.get(match.group(1)) : null;
        if (kind == null) {
            throw new IllegalArgumentException("Values of awkward's type " + primitive + " cannot be read");
        }
        int size = match.group(2).isEmpty() ? 1 : Integer.parseInt(match.group(2)) / Byte.SIZE;
        return new Builtin(size == 1 ? Endianness.NOT_APPLICABLE : Endianness.LITTLE, kind, size, match.group(3));
    }

    /// The name of a type.
    ///
    /// @throws IllegalArgumentException where awkward has none
    public static String name(DataType type) {
        if (type instanceof Builtin simple) {
            for (Map.Entry<String, Kind> known : KINDS.entrySet()) {
                if (known.getValue() == simple.kind()) {
                    return switch (simple.kind()) {
                        case BOOL -> known.getKey();
                        case DATETIME, TIMEDELTA ->
                            known.getKey() + "64" + (simple.units() == null ? "" : simple.units());
                        default -> known.getKey() + simple.itemSize() * Byte.SIZE;
                    };
                }
            }
        }
        throw new IllegalArgumentException("Values of the type " + type + " have no name in awkward");
    }
}
