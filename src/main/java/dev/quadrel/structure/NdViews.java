package dev.quadrel.structure;

import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Kind;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Numbers as the machine has them.
final class NdViews {

    private NdViews() {}

    /// The numbers in C order, in the machine's byte order.
    ///
    /// @param size bytes of each
    /// @param kinds letters of those that are numbers of that sort
    static MemorySegment of(NdArray array, int size, String kinds) {
        if (!(array.type() instanceof Builtin type)
                || type.itemSize() != size
                || !kinds.contains(type.kind().code())) {
            throw new IllegalArgumentException(
                    isLongDouble(array.type())
                            ? "The elements are long doubles, which are another type on each kind of machine, and none"
                                    + " in Java; bytes() has them as they are: " + array.type()
                            : "The elements are no numbers of %d bytes of the kinds %s, but of %s"
                                    .formatted(size, kinds, array.type()));
        }
        return foreign(NdTypes.order(type)) ? swapped(array, size) : array.bytes();
    }

    /// Also of complex numbers.
    private static boolean isLongDouble(DataType type) {
        return type instanceof Builtin builtin
                && (builtin.kind() == Kind.FLOAT && builtin.itemSize() > Double.BYTES
                        || builtin.kind() == Kind.COMPLEX && builtin.itemSize() > 2 * Double.BYTES);
    }

    private static boolean foreign(@Nullable ByteOrder order) {
        return order != null && order != ByteOrder.nativeOrder();
    }

    private static MemorySegment swapped(NdArray array, int size) {
        MemorySegment copy = NdCopy.packed(array);
        for (long at = 0; at < copy.byteSize(); at += size) {
            switch (size) {
                case Short.BYTES -> {
                    short value = copy.get(ValueLayout.JAVA_SHORT_UNALIGNED, at);
                    copy.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, Short.reverseBytes(value));
                }
                case Integer.BYTES -> {
                    int value = copy.get(ValueLayout.JAVA_INT_UNALIGNED, at);
                    copy.set(ValueLayout.JAVA_INT_UNALIGNED, at, Integer.reverseBytes(value));
                }
                case Long.BYTES -> {
                    long value = copy.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
                    copy.set(ValueLayout.JAVA_LONG_UNALIGNED, at, Long.reverseBytes(value));
                }
                default -> {}
            }
        }
        return copy;
    }
}
