package dev.quadrel.adapter;

import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The element that stands in chunks that were never written, from its form in JSON to its bytes.
final class FillValue {

    private static final Set<Object> ZEROS = Set.of("", 0, 0.0, false, List.of(0.0, 0.0), List.of(0, 0));

    private FillValue() {}

    /// @param json as both versions of Zarr have it; null for zeros
    /// @throws IllegalArgumentException for one that is not zero and not a number
    static byte[] bytes(DataType type, @Nullable Object json) {
        ByteBuffer item = ByteBuffer.allocate(type.itemSize());
        if (json == null || ZEROS.contains(json) || json instanceof String text && isZeros(text)) {
            return item.array();
        }
        if (!(type instanceof Builtin builtin)) {
            throw unknown(json);
        }
        item.order(builtin.endianness() == Endianness.BIG ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        switch (builtin.kind()) {
            case BOOL -> item.put((byte) 1);
            case INT, UINT, DATETIME, TIMEDELTA -> whole(item, json);
            case FLOAT -> real(item, json, item.capacity());
            case COMPLEX -> complex(item, json);
            case BYTES, TEXT, VOID -> throw unknown(json);
        }
        return item.array();
    }

    /// Zeros in base 64, or what Python's zarr writes in their place.
    private static boolean isZeros(String text) {
        return text.matches("A+=*");
    }

    private static IllegalArgumentException unknown(Object json) {
        return new IllegalArgumentException("fill_value is a number or zeros, not " + json);
    }

    private static void whole(ByteBuffer item, Object json) {
        if (!(json instanceof Integer || json instanceof Long || json instanceof BigInteger)) {
            throw unknown(json);
        }
        long number = ((Number) json).longValue();
        switch (item.capacity()) {
            case 1 -> item.put((byte) number);
            case 2 -> item.putShort((short) number);
            case 4 -> item.putInt((int) number);
            default -> item.putLong(number);
        }
    }

    private static void complex(ByteBuffer item, Object json) {
        if (!(json instanceof List<?> parts) || parts.size() != 2) {
            throw unknown(json);
        }
        for (Object part : parts) {
            real(item, String.valueOf(part), item.capacity() / 2);
        }
    }

    private static void real(ByteBuffer item, Object json, int size) {
        String text = json.toString();
        if (text.startsWith("0x")) {
            bits(item, Long.parseUnsignedLong(text.substring(2), 16), size);
            return;
        }
        double number =
                switch (text) {
                    case "NaN" -> Double.NaN;
                    case "Infinity" -> Double.POSITIVE_INFINITY;
                    case "-Infinity" -> Double.NEGATIVE_INFINITY;
                    default -> number(text);
                };
        switch (size) {
            case 2 -> item.putShort(Float.floatToFloat16((float) number));
            case 4 -> item.putFloat((float) number);
            case 8 -> item.putDouble(number);
            default -> throw unknown(json);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw unknown(text);
        }
    }

    private static void bits(ByteBuffer item, long bits, int size) {
        switch (size) {
            case 2 -> item.putShort((short) bits);
            case 4 -> item.putInt((int) bits);
            default -> item.putLong(bits);
        }
    }
}
