package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.types.Types.MinorType;
import org.apache.arrow.vector.types.pojo.ArrowType;

/// Numbers of one type as numbers of another. Whole ones keep their value, real ones are rounded to a shorter real type
/// only, and what is no number becomes a gap among whole ones.
final class NumberCast {

    /// Up to here a real number is exactly one whole number.
    private static final long EXACT = 1L << 53;

    private static final double END_OF_LONGS = 0x1p63;

    private NumberCast() {}

    static boolean isNumber(MinorType type) {
        return switch (type) {
            case TINYINT, SMALLINT, INT, BIGINT, UINT1, UINT2, UINT4, UINT8, FLOAT2, FLOAT4, FLOAT8 -> true;
            default -> false;
        };
    }

    /// Sets the number of a row where the other column has it.
    ///
    /// @throws ProblemException 422 where the other type has no such number
    static void copy(FieldVector from, FieldVector to, int row) {
        boolean done = from instanceof FloatingPointVector real
                ? copy(real.getValueAsDouble(row), to, row)
                : !isBeyondLongs(from, row) && copy(((BaseIntVector) from).getValueAsLong(row), to, row);
        if (!done) {
            throw ProblemException.of(
                    422,
                    "The column %s has %s, which is not among the numbers that it was declared for, %s"
                            .formatted(
                                    to.getName(),
                                    from.getObject(row),
                                    to.getField().getType()));
        }
    }

    private static boolean isBeyondLongs(FieldVector from, int row) {
        return from instanceof UInt8Vector whole && whole.get(row) < 0;
    }

    private static boolean copy(double value, FieldVector to, int row) {
        if (to instanceof FloatingPointVector real) {
            set(real, row, value);
            return Double.isInfinite(value) || !Double.isInfinite(real.getValueAsDouble(row));
        }
        long whole = (long) value;
        boolean isWhole = whole == value && value < END_OF_LONGS;
        return Double.isNaN(value) || isWhole && copy(whole, to, row);
    }

    private static boolean copy(long value, FieldVector to, int row) {
        if (to instanceof FloatingPointVector real) {
            set(real, row, (double) value);
            return Math.abs(value) <= EXACT && real.getValueAsDouble(row) == value;
        }
        BaseIntVector whole = (BaseIntVector) to;
        whole.setWithPossibleTruncate(row, value);
        return isIn((ArrowType.Int) to.getField().getType(), value);
    }

    private static void set(FloatingPointVector real, int row, double value) {
        if (real instanceof Float2Vector half) {
            half.setWithPossibleTruncate(row, (float) value);
        } else {
            real.setWithPossibleTruncate(row, value);
        }
    }

    private static boolean isIn(ArrowType.Int type, long value) {
        int unused = Long.SIZE - type.getBitWidth();
        return type.getIsSigned()
                ? value << unused >> unused == value
                : value >= 0 && value << unused >>> unused == value;
    }
}
