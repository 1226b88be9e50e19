package dev.quadrel.adapter;

import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
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
final class ArrowCast {

    private static final long MILLIS_OF_DAY = TimeUnit.DAYS.toMillis(1);

    private ArrowCast() {}

    /// The type in which a column comes: the declared one, or its own where there is no way between the two.
    static Field result(Field given, Field declared) {
        return given.getType().equals(declared.getType()) || !isKnown(given, declared)
                ? new Field(declared.getName(), given.getFieldType(), given.getChildren())
                : declared;
    }

    private static boolean isKnown(Field given, Field declared) {
        MinorType from = minor(given);
        MinorType to = minor(declared);
        return from == MinorType.NULL
                || (isText(from) && isText(to))
                || (isTime(from) && isTime(to))
                || switch (from) {
                    case BIGINT -> to == MinorType.DURATION;
                    case DURATION -> to == MinorType.BIGINT;
                    case FLOAT2 -> to == MinorType.FLOAT4;
                    case FLOAT4 -> to == MinorType.FLOAT2;
                    case DATEDAY -> to == MinorType.DATEMILLI;
                    default -> false;
                };
    }

    /// The column as another type, which [#result] has given. The given one is empty afterwards, or as it was.
    static FieldVector cast(FieldVector from, Field field, BufferAllocator allocator) {
        FieldVector to = field.createVector(allocator);
        try {
            fill(from, to);
            return to;
        } catch (RuntimeException e) {
            to.close();
            throw e;
        }
    }

    private static void fill(FieldVector from, FieldVector to) {
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
        return switch (from.getMinorType()) {
            case BIGINT, DURATION -> true;
            default ->
                isTime(from.getMinorType())
                        && isTime(to.getMinorType())
                        && perSecond(from.getField()) == perSecond(to.getField());
        };
    }

    private static void copy(FieldVector from, FieldVector to, int row) {
        switch (to) {
            case VarCharVector text -> text.setSafe(row, bytes(from, row));
            case LargeVarCharVector text -> text.setSafe(row, bytes(from, row));
            case VariableWidthFieldVector text -> text.setSafe(row, bytes(from, row));
            case Float2Vector half -> half.setWithPossibleTruncate(row, ((Float4Vector) from).get(row));
            case Float4Vector single -> single.setSafe(row, ((Float2Vector) from).getValueAsFloat(row));
            case DateMilliVector date -> date.setSafe(row, MILLIS_OF_DAY * ((DateDayVector) from).get(row));
            case TimeStampVector time ->
                time.setSafe(
                        row,
                        scaled(
                                ((TimeStampVector) from).get(row),
                                perSecond(from.getField()),
                                perSecond(to.getField())));
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

    private static long scaled(long value, long from, long to) {
        return from <= to ? Math.multiplyExact(value, to / from) : Math.floorDiv(value, from / to);
    }

    private static long perSecond(Field field) {
        return TableCell.perSecond(((ArrowType.Timestamp) field.getType()).getUnit());
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
