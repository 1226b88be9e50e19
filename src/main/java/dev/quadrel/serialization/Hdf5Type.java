package dev.quadrel.serialization;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.DataType.Struct;
import java.util.List;

/// The types of elements as HDF5 describes them, and as h5py takes and gives them: truth as an enumeration, a
/// complex number as the compound of `r` and `i`, times as opaque bytes that are tagged with numpy's name for
/// them. Text has no type of its own there; it is sent as UTF-8 of as many bytes as it has in UTF-32.
///
/// @param size bytes of one element; at least 1, which HDF5 demands, so that an element without bytes gets one
/// @param description the datatype message
record Hdf5Type(int size, byte[] description) {

    private static final int VERSION = 3;
    private static final int FIXED_POINT = 0;
    private static final int FLOATING_POINT = 1;
    private static final int STRING = 3;
    private static final int OPAQUE = 5;
    private static final int COMPOUND = 6;
    private static final int ENUMERATION = 8;
    private static final int VARIABLE_LENGTH = 9;
    private static final int ARRAY = 10;

    private static final int BIG_ENDIAN = 1;
    private static final int SIGNED = 1 << 3;
    private static final int IMPLIED_HIGHEST_BIT = 2 << 4;
    private static final int FILLED_WITH_ZEROS = 1;
    private static final int CHARACTERS_UTF_8 = 1 << 4;
    private static final int TAG_ALIGNMENT = 8;
    private static final int REFERENCE = 16;
    private static final int MOST_MEMBERS = 0xFFFF;

    static final Hdf5Type LONG = of(new Builtin(DataType.Endianness.LITTLE, Kind.INT, Long.BYTES, null));
    static final Hdf5Type UNSIGNED_LONG = of(new Builtin(DataType.Endianness.LITTLE, Kind.UINT, Long.BYTES, null));
    static final Hdf5Type DOUBLE = of(new Builtin(DataType.Endianness.LITTLE, Kind.FLOAT, Double.BYTES, null));
    static final Hdf5Type TRUTH = truth();
    /// Text of any length in UTF-8, which lies in a [Hdf5Heap].
    static final Hdf5Type VARIABLE_TEXT = variableText();

    /// The type of an array's elements.
    ///
    /// @throws dev.quadrel.problem.ProblemException 406 for a compound of too many fields
    static Hdf5Type of(DataType type) {
        return switch (type) {
            case Builtin builtin -> simple(builtin);
            case Struct struct -> compound(struct);
        };
    }

    private static Hdf5Type simple(Builtin type) {
        int size = type.itemSize();
        return switch (type.kind()) {
            case BOOL -> TRUTH;
            case INT -> whole(size, SIGNED | order(type));
            case UINT -> whole(size, order(type));
            case FLOAT -> real(size, order(type));
            case COMPLEX -> complex(size, order(type));
            case TIMEDELTA, DATETIME -> opaque(size, "NUMPY:" + NpyFormat.code(type));
            case BYTES -> text(size, FILLED_WITH_ZEROS);
            case TEXT -> text(size, FILLED_WITH_ZEROS | CHARACTERS_UTF_8);
            case VOID -> opaque(size, "");
        };
    }

    private static int order(Builtin type) {
        return type.bigEndian() ? BIG_ENDIAN : 0;
    }

    private static Hdf5Bytes begin(int kind, int flags, int size) {
        return new Hdf5Bytes().u8(VERSION << 4 | kind).number(flags, 3).u32(Math.max(1, size));
    }

    private static Hdf5Type end(int size, Hdf5Bytes description) {
        return new Hdf5Type(Math.max(1, size), description.toArray());
    }

    private static Hdf5Type whole(int size, int flags) {
        return end(size, begin(FIXED_POINT, flags, size).u16(0).u16(size * Byte.SIZE));
    }

    private static Hdf5Type real(int size, int order) {
        return switch (size) {
            case 2 -> real(size, order | IMPLIED_HIGHEST_BIT, 5, 10);
            case 4 -> real(size, order | IMPLIED_HIGHEST_BIT, 8, 23);
            case 8 -> real(size, order | IMPLIED_HIGHEST_BIT, 11, 52);
            // a long double of x86: 80 bits, of which none is implied
            default -> real(size, order, 15, 64);
        };
    }

    private static Hdf5Type real(int size, int flags, int exponent, int mantissa) {
        int sign = exponent + mantissa;
        Hdf5Bytes description = begin(FLOATING_POINT, flags | sign << Byte.SIZE, size)
                .u16(0)
                .u16(sign + 1)
                .u8(mantissa)
                .u8(exponent)
                .u8(0)
                .u8(mantissa)
                .u32((1L << exponent - 1) - 1);
        return end(size, description);
    }

    private static Hdf5Type complex(int size, int order) {
        Hdf5Type part = real(size / 2, order);
        Hdf5Bytes description = begin(COMPOUND, 2, size);
        member(description, "r", 0, size, part);
        member(description, "i", size / 2, size, part);
        return end(size, description);
    }

    private static void member(Hdf5Bytes description, String name, int offset, int whole, Hdf5Type type) {
        int bytesOfOffset = (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(whole)) / Byte.SIZE + 1;
        description
                .bytes(name.getBytes(UTF_8))
                .u8(0)
                .number(offset, bytesOfOffset)
                .bytes(type.description);
    }

    private static Hdf5Type compound(Struct struct) {
        List<Field> fields = struct.fields().stream().filter(Hdf5Type::isMember).toList();
        if (fields.isEmpty()) {
            return opaque(struct.itemSize(), "");
        }
        if (fields.size() > MOST_MEMBERS) {
            throw NotAcceptable.data("elements of " + fields.size() + " fields do not fit into HDF5");
        }
        Hdf5Bytes description = begin(COMPOUND, fields.size(), struct.itemSize());
        int offset = 0;
        for (Field field : struct.fields()) {
            if (isMember(field)) {
                member(description, field.name(), offset, struct.itemSize(), field(field));
            }
            offset += field.bytes();
        }
        return end(struct.itemSize(), description);
    }

    /// A gap is no member, nor is what has no bytes.
    private static boolean isMember(Field field) {
        return field.bytes() > 0 && !field.name().isEmpty();
    }

    private static Hdf5Type field(Field field) {
        Hdf5Type item = of(field.type());
        List<Long> shape = field.shape();
        if (shape == null || shape.isEmpty()) {
            return item;
        }
        Hdf5Bytes description = begin(ARRAY, 0, field.bytes()).u8(shape.size());
        shape.forEach(description::u32);
        return end(field.bytes(), description.bytes(item.description));
    }

    private static Hdf5Type text(int size, int flags) {
        return end(size, begin(STRING, flags, size));
    }

    private static Hdf5Type opaque(int size, String tag) {
        int length = (tag.length() + TAG_ALIGNMENT - 1) / TAG_ALIGNMENT * TAG_ALIGNMENT;
        Hdf5Bytes description =
                begin(OPAQUE, length, size).bytes(tag.getBytes(US_ASCII)).zeros(length - tag.length());
        return end(size, description);
    }

    private static Hdf5Type truth() {
        Hdf5Bytes description = begin(ENUMERATION, 2, 1)
                .bytes(whole(1, SIGNED).description)
                .bytes("FALSE\0TRUE\0".getBytes(US_ASCII))
                .u8(0)
                .u8(1);
        return end(1, description);
    }

    private static Hdf5Type variableText() {
        int isText = 1;
        int utf8 = 1 << Byte.SIZE;
        return end(REFERENCE, begin(VARIABLE_LENGTH, isText | utf8, REFERENCE).bytes(whole(1, 0).description));
    }
}
