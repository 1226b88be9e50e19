package dev.quadrel.structure;

import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// The types of elements that Java has values for, in this machine's byte order.
public final class NdTypes {

    public static final DataType BOOL = simple(Kind.BOOL, 1);
    public static final DataType INT8 = simple(Kind.INT, 1);
    public static final DataType INT16 = simple(Kind.INT, 2);
    public static final DataType INT32 = simple(Kind.INT, 4);
    public static final DataType INT64 = simple(Kind.INT, 8);
    public static final DataType UINT8 = simple(Kind.UINT, 1);
    public static final DataType UINT16 = simple(Kind.UINT, 2);
    public static final DataType UINT32 = simple(Kind.UINT, 4);
    public static final DataType UINT64 = simple(Kind.UINT, 8);
    public static final DataType FLOAT32 = simple(Kind.FLOAT, 4);
    public static final DataType FLOAT64 = simple(Kind.FLOAT, 8);
    public static final DataType COMPLEX128 = simple(Kind.COMPLEX, 16);

    private NdTypes() {}

    /// Times, counted from 1970 in 8 bytes.
    ///
    /// @param units such as `[ns]`
    public static DataType datetime(String units) {
        return new Builtin(machine(), Kind.DATETIME, Long.BYTES, units);
    }

    /// A simple type.
    ///
    /// @param itemSize bytes of an element
    public static DataType simple(Kind kind, int itemSize) {
        boolean ordered = itemSize > 1 && kind != Kind.BYTES && kind != Kind.VOID;
        return new Builtin(ordered ? machine() : Endianness.NOT_APPLICABLE, kind, itemSize, null);
    }

    private static Endianness machine() {
        return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? Endianness.BIG : Endianness.LITTLE;
    }

    /// The order of a type's bytes; null where it has none, as with texts of bytes.
    static @Nullable ByteOrder order(DataType type) {
        if (!(type instanceof Builtin builtin)) {
            return null;
        }
        return switch (builtin.endianness()) {
            case BIG -> ByteOrder.BIG_ENDIAN;
            case LITTLE -> ByteOrder.LITTLE_ENDIAN;
            case NOT_APPLICABLE -> null;
        };
    }
}
