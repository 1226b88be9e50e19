package dev.quadrel.adapter;

import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A simple data type as numpy writes it: `<f8`, `|u1`, `<M8[ns]`, `>U3`.
final class NumpyCode {

    private static final int CHARACTER = 4;
    private static final Pattern CODE = Pattern.compile("([<>|])([biufcmMSUV])(\\d{1,9})(\\[\\w+])?");

    private NumpyCode() {}

    /// Empty for a data type of several fields.
    static Optional<String> of(DataType type) {
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

    /// The data type of a code; empty for what is none of a simple element.
    ///
    /// @throws IllegalArgumentException for a size that numpy does not have
    static Optional<DataType> parse(String code) {
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
                known == Kind.TEXT ? CHARACTER * number : number,
                known == Kind.TIMEDELTA || known == Kind.DATETIME ? parts.group(4) : null));
    }

    private static Endianness order(String sign) {
        return switch (sign) {
            case "<" -> Endianness.LITTLE;
            case ">" -> Endianness.BIG;
            default -> Endianness.NOT_APPLICABLE;
        };
    }
}
