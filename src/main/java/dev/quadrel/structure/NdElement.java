package dev.quadrel.structure;

import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Struct;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads elements as objects.
///
/// An element is a Boolean, Long, BigInteger (only beyond 2^63), Float (also of 2 bytes), Double, [Complex], Instant or
/// Duration, String, byte[] (bytes without the zeros at the end; also what Java has no value for, as it is), or for
/// several fields a Map of these. A time in units that Instant cannot have (a bare number, picoseconds and smaller) is
/// its Long; null is no time.
public final class NdElement {

    /// A complex number.
    public record Complex(double real, double imaginary) {}

    /// Reads one element.
    interface Reader {
        @Nullable
        Object read(MemorySegment memory, long at);
    }

    private NdElement() {}

    static Reader of(DataType type) {
        return switch (type) {
            case Builtin builtin -> simple(builtin);
            case Struct struct -> struct(struct);
        };
    }

    /// All elements as lists of lists.
    static @Nullable Object list(NdArray array) {
        return list(of(array.type()), array, new long[array.shape().size()], 0);
    }

    private static @Nullable Object list(Reader reader, NdArray array, long[] index, int depth) {
        if (depth == index.length) {
            return reader.read(array.memory(), array.at(index));
        }
        List<@Nullable Object> items = new ArrayList<>();
        for (index[depth] = 0; index[depth] < array.shape().get(depth); index[depth]++) {
            items.add(list(reader, array, index, depth + 1));
        }
        return items;
    }

    private static Reader simple(Builtin type) {
        ByteOrder order = type.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int size = type.itemSize();
        return switch (type.kind()) {
            case BOOL -> (memory, at) -> memory.get(ValueLayout.JAVA_BYTE, at) != 0;
            case INT -> (memory, at) -> integer(memory, at, size, order);
            case UINT -> (memory, at) -> unsigned(integer(memory, at, size, order), size);
            case FLOAT -> size > Double.BYTES ? opaque(size) : (memory, at) -> real(memory, at, size, order);
            case COMPLEX ->
                size > 2 * Double.BYTES
                        ? opaque(size)
                        : (memory, at) -> new Complex(
                                real(memory, at, size / 2, order).doubleValue(),
                                real(memory, at + size / 2, size / 2, order).doubleValue());
            case DATETIME -> {
                NdTimes times = NdTimes.of(type.units());
                yield (memory, at) -> times.instant(integer(memory, at, size, order));
            }
            case TIMEDELTA -> {
                NdTimes times = NdTimes.of(type.units());
                yield (memory, at) -> times.duration(integer(memory, at, size, order));
            }
            case BYTES -> (memory, at) -> NdTexts.trimmed(memory, at, size);
            case TEXT -> (memory, at) -> NdTexts.text(memory, at, size, order);
            case VOID -> opaque(size);
        };
    }

    private static Reader opaque(int size) {
        return (memory, at) -> memory.asSlice(at, size).toArray(ValueLayout.JAVA_BYTE);
    }

    private static long integer(MemorySegment memory, long at, int size, ByteOrder order) {
        return switch (size) {
            case 1 -> memory.get(ValueLayout.JAVA_BYTE, at);
            case 2 -> memory.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), at);
            case 4 -> memory.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), at);
            default -> memory.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), at);
        };
    }

    private static Number unsigned(long number, int size) {
        if (size == Long.BYTES) {
            return number >= 0 ? (Number) number : new BigInteger(Long.toUnsignedString(number));
        }
        return number & ((1L << (size * Byte.SIZE)) - 1);
    }

    private static Number real(MemorySegment memory, long at, int size, ByteOrder order) {
        return switch (size) {
            case 2 -> Float.float16ToFloat((short) integer(memory, at, size, order));
            case 4 -> Float.intBitsToFloat((int) integer(memory, at, size, order));
            default -> Double.longBitsToDouble(integer(memory, at, size, order));
        };
    }

    private static Reader struct(Struct struct) {
        return (memory, at) -> {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            long begin = at;
            for (Field field : struct.fields()) {
                members.put(field.name(), field(field, memory, begin));
                begin += field.bytes();
            }
            return members;
        };
    }

    private static @Nullable Object field(Field field, MemorySegment memory, long at) {
        if (field.shape() == null) {
            return of(field.type()).read(memory, at);
        }
        return NdArray.of(field.type(), field.shape(), memory.asSlice(at, field.bytes()))
                .list();
    }
}
