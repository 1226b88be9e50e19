package dev.quadrel.structure;

import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.DataType.Struct;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A data type as numpy writes it: `<f8`, `|u1`, `<M8[ns]`, `>U3`, or `[('x', '<f8'), ('y', '<i4', (2,))]`.
public final class NumpyCode {

    private static final int CHARACTER = 4;
    private static final Pattern CODE = Pattern.compile("([<>|])([biufcmMSUV])(\\d{1,9})(\\[\\w+])?");

    private NumpyCode() {}

    /// Empty for a data type of several fields.
    public static Optional<String> of(DataType type) {
        if (!(type instanceof Builtin builtin)) {
            return Optional.empty();
        }
        String order =
                switch (builtin.endianness()) {
                    case LITTLE -> "<";
                    case BIG -> ">";
                    case NOT_APPLICABLE -> "|";
                };
        int size = builtin.kind() == Kind.TEXT ? builtin.itemSize() / CHARACTER : builtin.itemSize();
        return Optional.of(order + builtin.kind().code() + size + (builtin.units() == null ? "" : builtin.units()));
    }

    /// The data type of a simple element; empty for what is no code of one.
    ///
    /// @throws IllegalArgumentException for a size that numpy does not have
    public static Optional<DataType> parse(String code) {
        Matcher parts = CODE.matcher(code);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(candidate -> candidate.code().equals(parts.group(2)))
                .findFirst();
        int number = Integer.parseInt(parts.group(3));
        return kind.map(known -> new Builtin(
                order(parts.group(1)),
                known,
                known == Kind.TEXT ? Math.multiplyExact(CHARACTER, number) : number,
                known == Kind.TIMEDELTA || known == Kind.DATETIME ? parts.group(4) : null));
    }

    private static Endianness order(String sign) {
        return switch (sign) {
            case "<" -> Endianness.LITTLE;
            case ">" -> Endianness.BIG;
            default -> Endianness.NOT_APPLICABLE;
        };
    }

    /// The data type of a description as [PythonLiteral] reads it.
    ///
    /// @param description a code, or a list of fields
    /// @throws IllegalArgumentException where it is neither
    static DataType described(@Nullable Object description) {
        if (description instanceof List<?> list) {
            List<Field> fields = list.stream().map(NumpyCode::field).toList();
            return new Struct(
                    Math.toIntExact(fields.stream().mapToLong(Field::bytes).sum()), fields);
        }
        return parse(String.valueOf(description)).orElseThrow(() -> unknown(description));
    }

    /// A name, or a title and a name; a type; a shape where it is an array.
    private static Field field(@Nullable Object description) {
        if (description instanceof List<?> parts && (parts.size() == 2 || parts.size() == 3)) {
            Object name = parts.get(0) instanceof List<?> names && names.size() == 2 ? names.get(1) : parts.get(0);
            List<Long> shape = parts.size() == 3 && parts.get(2) instanceof List<?> lengths ? lengths(lengths) : null;
            return new Field(String.valueOf(name), described(parts.get(1)), shape);
        }
        throw unknown(description);
    }

    /// Elements along each dimension.
    ///
    /// @throws IllegalArgumentException where one is no whole number, or below 0
    static List<Long> lengths(List<?> values) {
        return values.stream().map(NumpyCode::length).toList();
    }

    private static Long length(@Nullable Object value) {
        if (value instanceof Long number && number >= 0) {
            return number;
        }
        throw unknown(value);
    }

    private static IllegalArgumentException unknown(@Nullable Object value) {
        return new IllegalArgumentException("\"" + value + "\" is not known");
    }
}
