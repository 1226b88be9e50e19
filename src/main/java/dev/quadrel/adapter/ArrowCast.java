package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VariableWidthFieldVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.types.Types;
import org.apache.arrow.vector.types.Types.MinorType;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.TransferPair;

/// Turns columns into those of another type that holds the same values: what a store does not know is kept as what it
/// does, and comes out as it was declared.
///
/// @param exact whether numbers of any type are taken, and what another type does not have is refused; else numbers
///     come as they are, and times as near as can be
record ArrowCast(boolean exact) {

    /// Of what is stored.
    static final ArrowCast READING = new ArrowCast(false);

    /// Of what somebody wants to be stored.
    static final ArrowCast STORING = new ArrowCast(true);

    private static final long MILLIS_OF_DAY = TimeUnit.DAYS.toMillis(1);

    /// The type in which a column comes: the declared one, or its own where there is no way between the two.
    Field result(Field given, Field declared) {
        return given.getType().equals(declared.getType()) || !isKnown(given, declared)
                ? new Field(declared.getName(), given.getFieldType(), given.getChildren())
                : declared;
    }

    private boolean isKnown(Field given, Field declared) {
        MinorType from = minor(given);
        MinorType to = minor(declared);
        return from == MinorType.NULL
                || (isText(from) && isText(to))
                || (isTime(from) && isTime(to))
                || (exact && NumberCast.isNumber(from) && NumberCast.isNumber(to))
                || switch (from) {
                    case BIGINT -> to == MinorType.DURATION;
                    case DURATION -> to == MinorType.BIGINT || to == MinorType.DURATION;
                    case FLOAT2 -> to == MinorType.FLOAT4;
                    case FLOAT4 -> to == MinorType.FLOAT2;
                    case DATEDAY -> to == MinorType.DATEMILLI;
                    default -> false;
                };
    }

    /// Whether a column that a client sends is stored as one of the declared type, where each of its values can be.
    static boolean isTaken(Field given, Field declared) {
        MinorType from = minor(given);
        MinorType to = minor(declared);
        return NumberCast.isNumber(from) && NumberCast.isNumber(to)
                || from == MinorType.DURATION && to == MinorType.DURATION
                || isTime(from) && isTime(to) && isZoned(given) == isZoned(declared);
    }

    private static boolean isZoned(Field time) {
        return ((ArrowType.Timestamp) time.getType()).getTimezone() != null;
    }

    /// The column as another type, which [#result] has given. The given one is empty afterwards, or as it was.
    ///
    /// @throws ProblemException 422 where a number or a time is none of the other type
    FieldVector cast(FieldVector from, Field field, BufferAllocator allocator) {
        FieldVector to = field.createVector(allocator);
        try {
            fill(from, to);
            return to;
        } catch (RuntimeException e) {
            to.close();
            throw e;
        }
    }

    private void fill(FieldVector from, FieldVector to) {
        int rows = from.getValueCount();
        if (from.getMinorType() == to.getMinorType() && sameUnit(from, to)) {
            TransferPair pair = from.makeTransferPair(to);
            pair.transfer();
            return;
        }
        if (from instanceof BaseFixedWidthVector && sameBytes(from, to)) {
            to.loadFieldBuffers(new ArrowFieldNode(rows, from.getNullCount()), from.getFieldBuffers());
            return;
        }
        to.setInitialCapacity(rows);
        to.allocateNew();
        for (int row = 0; row < rows; row++) {
            if (!from.isNull(row)) {
                copy(from, to, row);
            }
        }
        to.setValueCount(rows);
    }

    private static boolean sameUnit(FieldVector from, FieldVector to) {
        return from.getField().getType().equals(to.getField().getType())
                || !(from.getField().getType() instanceof ArrowType.Duration);
    }

    private static boolean sameBytes(FieldVector from, FieldVector to) {
        return isCounted(from) && isCounted(to)
                ? perSecond(from.getField()) == perSecond(to.getField())
                : from.getMinorType() == MinorType.DURATION || to.getMinorType() == MinorType.DURATION;
    }

    private void copy(FieldVector from, FieldVector to, int row) {
        if (NumberCast.isNumber(from.getMinorType())) {
            NumberCast.copy(from, to, row);
            return;
        }
        switch (to) {
            case VarCharVector text -> text.setSafe(row, bytes(from, row));
            case LargeVarCharVector text -> text.setSafe(row, bytes(from, row));
            case VariableWidthFieldVector text -> text.setSafe(row, bytes(from, row));
            case DateMilliVector date -> date.setSafe(row, MILLIS_OF_DAY * ((DateDayVector) from).get(row));
            case TimeStampVector time -> time.setSafe(row, scaled(from, to, row));
            case DurationVector span -> span.setSafe(row, scaled(from, to, row));
            default -> throw new IllegalStateException("No way from " + from.getField() + " to " + to.getField());
        }
    }

    private static byte[] bytes(FieldVector from, int row) {
        return switch (from) {
            case VarCharVector text -> text.get(row);
            case LargeVarCharVector text -> text.get(row);
            case VariableWidthFieldVector text -> text.get(row);
            default -> throw new IllegalStateException("No text: " + from.getField());
        };
    }

    private long scaled(FieldVector times, FieldVector to, int row) {
        long value = times.getDataBuffer().getLong((long) row * Long.BYTES);
        long from = perSecond(times.getField());
        long wanted = perSecond(to.getField());
        try {
            if (wanted >= from) {
                return Math.multiplyExact(value, wanted / from);
            }
            long factor = from / wanted;
            if (!exact || value % factor == 0) {
                return Math.floorDiv(value, factor);
            }
        } catch (ArithmeticException e) {
            // Said below.
        }
        throw ProblemException.of(
                422,
                "The column %s has the time %s, which is not among those that it was declared for, %s"
                        .formatted(
                                to.getName(),
                                times.getObject(row),
                                to.getField().getType()));
    }

    /// Whether its values are counts of a unit of time.
    private static boolean isCounted(FieldVector column) {
        return isTime(column.getMinorType()) || column.getMinorType() == MinorType.DURATION;
    }

    private static long perSecond(Field field) {
        return TableCell.perSecond(
                field.getType() instanceof ArrowType.Duration span
                        ? span.getUnit()
                        : ((ArrowType.Timestamp) field.getType()).getUnit());
    }

    private static boolean isText(MinorType type) {
        return switch (type) {
            case VARCHAR, LARGEVARCHAR, VIEWVARCHAR -> true;
            default -> false;
        };
    }

    private static boolean isTime(MinorType type) {
        return type.name().startsWith("TIMESTAMP");
    }

    private static MinorType minor(Field field) {
        return Types.getMinorTypeForArrowType(field.getType());
    }
}
