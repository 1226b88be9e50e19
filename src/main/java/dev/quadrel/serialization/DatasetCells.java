package dev.quadrel.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quadrel.serialization.Elements.Moment;
import dev.quadrel.serialization.Elements.Span;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Kind;
import java.nio.ByteBuffer;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/// Elements of an array as cells of a column.
record DatasetCells(ArrowType type, Elements.Reader reader) {

    /// @throws dev.quadrel.problem.ProblemException 406 where a table has no such elements
    static DatasetCells of(DataType type) {
        if (!(type instanceof Builtin builtin)) {
            throw NotAcceptable.data("a table has no elements of several fields");
        }
        return new DatasetCells(column(builtin), Elements.of(type));
    }

    private static ArrowType column(Builtin type) {
        int bits = type.itemSize() * Byte.SIZE;
        return switch (type.kind()) {
            case BOOL -> new ArrowType.Bool();
            case INT, UINT -> new ArrowType.Int(bits, type.kind() == Kind.INT);
            case FLOAT -> new ArrowType.FloatingPoint(precision(type.itemSize()));
            case DATETIME -> new ArrowType.Timestamp(unit(type), null);
            case TIMEDELTA -> new ArrowType.Duration(unit(type));
            case BYTES -> new ArrowType.Binary();
            case TEXT -> new ArrowType.Utf8();
            case COMPLEX, VOID ->
                throw NotAcceptable.data(
                        "a table has no elements of the kind " + type.kind().code());
        };
    }

    private static FloatingPointPrecision precision(int bytes) {
        return switch (bytes) {
            case Short.BYTES -> FloatingPointPrecision.HALF;
            case Float.BYTES -> FloatingPointPrecision.SINGLE;
            case Double.BYTES -> FloatingPointPrecision.DOUBLE;
            default -> throw NotAcceptable.data("a table has no numbers of " + bytes + " bytes");
        };
    }

    private static TimeUnit unit(Builtin type) {
        return switch (String.valueOf(type.units())) {
            case "[s]" -> TimeUnit.SECOND;
            case "[ms]" -> TimeUnit.MILLISECOND;
            case "[us]" -> TimeUnit.MICROSECOND;
            case "[ns]" -> TimeUnit.NANOSECOND;
            default -> throw NotAcceptable.data("a table has times in [s], [ms], [us] or [ns], not " + type.units());
        };
    }

    /// Puts the element at the buffer's position into a cell; leaves it empty for no time.
    void put(FieldVector column, int row, ByteBuffer element) {
        put(column, row, reader.read(element));
    }

    private static void put(FieldVector column, int row, @Nullable Object value) {
        switch (value) {
            case null -> column.setNull(row);
            case Boolean truth -> ((BitVector) column).setSafe(row, truth ? 1 : 0);
            case String text -> ((VarCharVector) column).setSafe(row, text.getBytes(UTF_8));
            case byte[] bytes -> ((VarBinaryVector) column).setSafe(row, bytes);
            case Moment moment -> bits((BaseFixedWidthVector) column, row, moment.count());
            case Span span -> bits((BaseFixedWidthVector) column, row, span.count());
            case Double number -> bits((BaseFixedWidthVector) column, row, Double.doubleToRawLongBits(number));
            case Float number -> bits((BaseFixedWidthVector) column, row, bits((BaseFixedWidthVector) column, number));
            case Number number -> bits((BaseFixedWidthVector) column, row, number.longValue());
            default -> throw new IllegalStateException("No cell is a " + value.getClass());
        }
    }

    private static long bits(BaseFixedWidthVector column, float number) {
        return column.getTypeWidth() == Short.BYTES ? Float.floatToFloat16(number) : Float.floatToRawIntBits(number);
    }

    /// Arrow has a method for each width; the bytes are the same for all.
    private static void bits(BaseFixedWidthVector column, int row, long bits) {
        while (row >= column.getValueCapacity()) {
            column.reAlloc();
        }
        column.setIndexDefined(row);
        int width = column.getTypeWidth();
        for (int i = 0; i < width; i++) {
            column.getDataBuffer().setByte((long) row * width + i, (byte) (bits >>> i * Byte.SIZE));
        }
    }
}
