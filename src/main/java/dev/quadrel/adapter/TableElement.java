package dev.quadrel.adapter;

import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/// What an element of a column is to numpy, as pandas has it: whole numbers with gaps are floating, and all that has no
/// type of numpy's own is its text.
///
/// @param type little-endian
/// @param absent the text of an element without a value
record TableElement(Builtin type, String absent) {

    private static final int BYTES_OF_CHARACTER = 4;
    private static final long NOT_A_TIME = Long.MIN_VALUE;

    /// @param type of the values
    /// @param category whether they stand in a dictionary
    /// @param gaps whether an element has no value
    /// @param width characters of the longest text
    static TableElement of(ArrowType type, boolean category, boolean gaps, int width) {
        return switch (type) {
            case ArrowType.Bool _
            when !gaps -> new TableElement(new Builtin(Endianness.NOT_APPLICABLE, Kind.BOOL, 1, null), "");
            case ArrowType.Int whole
            when !gaps -> number(whole.getIsSigned() ? Kind.INT : Kind.UINT, whole.getBitWidth() / Byte.SIZE);
            case ArrowType.Int _ -> number(Kind.FLOAT, Double.BYTES);
            case ArrowType.FloatingPoint floating -> number(Kind.FLOAT, width(floating.getPrecision()));
            case ArrowType.Timestamp time when !category -> time(Kind.DATETIME, time.getUnit());
            case ArrowType.Duration span when !category -> time(Kind.TIMEDELTA, span.getUnit());
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Utf8View _ -> text(width, "nan");
            default -> text(width, "None");
        };
    }

    private static TableElement number(Kind kind, int bytes) {
        Endianness order = bytes == 1 ? Endianness.NOT_APPLICABLE : Endianness.LITTLE;
        return new TableElement(new Builtin(order, kind, bytes, null), "");
    }

    private static int width(FloatingPointPrecision precision) {
        return switch (precision) {
            case HALF -> Short.BYTES;
            case SINGLE -> Float.BYTES;
            case DOUBLE -> Double.BYTES;
        };
    }

    private static TableElement time(Kind kind, TimeUnit unit) {
        String units =
                switch (unit) {
                    case SECOND -> "[s]";
                    case MILLISECOND -> "[ms]";
                    case MICROSECOND -> "[us]";
                    case NANOSECOND -> "[ns]";
                };
        return new TableElement(new Builtin(Endianness.LITTLE, kind, Long.BYTES, units), "");
    }

    private static TableElement text(int width, String absent) {
        // numpy has no text without a character.
        int characters = Math.max(1, width);
        return new TableElement(
                new Builtin(Endianness.LITTLE, Kind.TEXT, characters * BYTES_OF_CHARACTER, null), absent);
    }

    /// Whether the bytes of a batch's column are those of numpy.
    boolean isRaw(FieldVector column) {
        return column instanceof BaseFixedWidthVector fixed
                && fixed.getTypeWidth() == type.itemSize()
                && column.getField().getDictionary() == null
                && column.getNullCount() == 0
                && type.kind() != Kind.TEXT
                && type.kind() != Kind.BOOL;
    }

    /// Writes one element.
    void put(FieldVector column, int row, TableCell cells, ByteBuffer out) {
        switch (type.kind()) {
            case DATETIME, TIMEDELTA ->
                out.putLong(
                        column.isNull(row) ? NOT_A_TIME : column.getDataBuffer().getLong((long) row * Long.BYTES));
            case TEXT -> putText(text(cells.value(column, row)), out);
            case BOOL -> out.put((byte) (Boolean.TRUE.equals(cells.value(column, row)) ? 1 : 0));
            case FLOAT -> putFloating((Number) cells.value(column, row), out);
            default -> putWhole((Number) cells.value(column, row), out);
        }
    }

    private void putWhole(@Nullable Number value, ByteBuffer out) {
        long bits = value == null ? 0 : value.longValue();
        for (int i = 0; i < type.itemSize(); i++) {
            out.put((byte) (bits >>> i * Byte.SIZE));
        }
    }

    private void putFloating(@Nullable Number value, ByteBuffer out) {
        switch (type.itemSize()) {
            case Short.BYTES -> out.putShort(Float.floatToFloat16(value == null ? Float.NaN : value.floatValue()));
            case Float.BYTES -> out.putFloat(value == null ? Float.NaN : value.floatValue());
            default -> out.putDouble(value == null ? Double.NaN : value.doubleValue());
        }
    }

    private void putText(String text, ByteBuffer out) {
        int end = out.position() + type.itemSize();
        text.codePoints().forEach(out::putInt);
        while (out.position() < end) {
            out.putInt(0);
        }
    }

    /// The text of a value, as Python writes it.
    String text(@Nullable Object value) {
        return switch (value) {
            case null -> absent;
            case Boolean truth -> truth ? "True" : "False";
            case BigDecimal number -> number.toPlainString();
            case byte[] bytes -> "b'" + escaped(bytes) + "'";
            default -> value.toString();
        };
    }

    private static String escaped(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (char character : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
            if (character == '\\' || character == '\'') {
                text.append('\\').append(character);
            } else if (character >= ' ' && character < 0x7F) {
                text.append(character);
            } else {
                text.append("\\x").append(HexFormat.of().toHexDigits((byte) character));
            }
        }
        return text.toString();
    }
}
