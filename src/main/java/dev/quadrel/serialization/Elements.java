package dev.quadrel.serialization;

import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Struct;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads elements out of their bytes.
///
/// An element is a Boolean, Long, BigInteger (only beyond 2^63), Float (also for 2 bytes), Double, [Complex],
/// [Moment], [Span], byte[] (without the zeros at the end), [Opaque], String, or for several fields a List of these;
/// null for no time.
final class Elements {

    /// Reads an element from the buffer's position on, and leaves the position behind it.
    interface Reader {
        @Nullable
        Object read(ByteBuffer bytes);
    }

    /// A complex number.
    ///
    /// @param real a Float or Double, as is the imaginary part
    record Complex(Number real, Number imaginary) {}

    /// A time, counted from 1970.
    record Moment(long count, TimeUnits units) {}

    /// A time between two others.
    record Span(long count, TimeUnits units) {}

    /// Bytes without a meaning.
    static final class Opaque {

        private final byte[] bytes;

        private Opaque(byte[] bytes) {
            this.bytes = bytes;
        }

        String hex() {
            return HexFormat.of().formatHex(bytes);
        }

        String base64() {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }

    private static final int LARGEST_CODE_POINT = 0x10FFFF;
    private static final int REPLACEMENT = 0xFFFD;

    private Elements() {}

    /// The reader of a type.
    ///
    /// @throws dev.quadrel.problem.ProblemException 406 for numbers that Java has not: of 16 bytes, complex of 32
    static Reader of(DataType type) {
        return switch (type) {
            case Builtin builtin -> simple(builtin);
            case Struct struct -> struct(struct);
        };
    }

    private static Reader simple(Builtin type) {
        ByteOrder order = type.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int size = type.itemSize();
        return switch (type.kind()) {
            case BOOL -> bytes -> bytes.get() != 0;
            case INT -> integer(size, order);
            case UINT -> unsigned(size, order);
            case FLOAT -> real(size, order);
            case COMPLEX -> {
                Reader part = real(size / 2, order);
                yield bytes -> new Complex(number(part, bytes), number(part, bytes));
            }
            case DATETIME -> {
                TimeUnits units = TimeUnits.parse(type.units());
                yield bytes -> time(bytes.order(order).getLong(), units, true);
            }
            case TIMEDELTA -> {
                TimeUnits units = TimeUnits.parse(type.units());
                yield bytes -> time(bytes.order(order).getLong(), units, false);
            }
            case BYTES -> bytes -> trimmed(taken(bytes, size));
            case TEXT -> bytes -> text(bytes.order(order), size / Integer.BYTES);
            case VOID -> bytes -> new Opaque(taken(bytes, size));
        };
    }

    private static Reader integer(int size, ByteOrder order) {
        return switch (size) {
            case 1 -> bytes -> (long) bytes.get();
            case 2 -> bytes -> (long) bytes.order(order).getShort();
            case 4 -> bytes -> (long) bytes.order(order).getInt();
            default -> bytes -> bytes.order(order).getLong();
        };
    }

    private static Reader unsigned(int size, ByteOrder order) {
        return switch (size) {
            case 1 -> bytes -> (long) Byte.toUnsignedInt(bytes.get());
            case 2 -> bytes -> (long) Short.toUnsignedInt(bytes.order(order).getShort());
            case 4 -> bytes -> Integer.toUnsignedLong(bytes.order(order).getInt());
            default ->
                bytes -> {
                    long number = bytes.order(order).getLong();
                    if (number >= 0) {
                        return number;
                    }
                    return new BigInteger(Long.toUnsignedString(number));
                };
        };
    }

    private static Reader real(int size, ByteOrder order) {
        return switch (size) {
            case 2 -> bytes -> Float.float16ToFloat(bytes.order(order).getShort());
            case 4 -> bytes -> bytes.order(order).getFloat();
            case 8 -> bytes -> bytes.order(order).getDouble();
            default -> throw NotAcceptable.data("numbers of " + size + " bytes can only be sent as they are");
        };
    }

    private static Number number(Reader part, ByteBuffer bytes) {
        return part.read(bytes) instanceof Number number ? number : Double.NaN;
    }

    private static @Nullable Object time(long count, TimeUnits units, boolean moment) {
        if (count == Long.MIN_VALUE) {
            return null;
        }
        return moment ? new Moment(count, units) : new Span(count, units);
    }

    private static byte[] taken(ByteBuffer bytes, int size) {
        byte[] taken = new byte[size];
        bytes.get(taken);
        return taken;
    }

    private static byte[] trimmed(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(bytes, length);
    }

    /// Reads a text.
    static String text(ByteBuffer bytes, Builtin type) {
        ByteOrder order = type.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return text(bytes.order(order), type.itemSize() / Integer.BYTES);
    }

    private static String text(ByteBuffer bytes, int characters) {
        int[] points = new int[characters];
        int length = 0;
        for (int i = 0; i < characters; i++) {
            int point = bytes.getInt();
            boolean character = point >= 0 && point <= LARGEST_CODE_POINT && !surrogate(point);
            points[i] = character ? point : REPLACEMENT;
            length = point == 0 ? length : i + 1;
        }
        return new String(points, 0, length);
    }

    private static boolean surrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static Reader struct(Struct struct) {
        List<Reader> fields = struct.fields().stream().map(Elements::field).toList();
        return bytes -> list(fields, bytes);
    }

    private static Reader field(Field field) {
        Reader reader = of(field.type());
        List<Long> shape = field.shape() == null ? List.of() : field.shape();
        for (int i = shape.size() - 1; i >= 0; i--) {
            List<Reader> row = Collections.nCopies(Math.toIntExact(shape.get(i)), reader);
            reader = bytes -> list(row, bytes);
        }
        return reader;
    }

    private static List<@Nullable Object> list(List<Reader> readers, ByteBuffer bytes) {
        List<@Nullable Object> values = new ArrayList<>(readers.size());
        for (Reader reader : readers) {
            values.add(reader.read(bytes));
        }
        return values;
    }
}
