package dev.quadrel.adapter;

import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Kind;
import java.util.Optional;

/// A simple data type as numpy writes it: `<f8`, `|u1`, `<M8[ns]`, `>U3`.
final class NumpyCode {

    private static final int CHARACTER = 4;

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
}
