package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;

class ArrowCastTest {

    private static Field span(TimeUnit unit) {
        return field(new ArrowType.Duration(unit));
    }

    private static Field time(TimeUnit unit) {
        return field(new ArrowType.Timestamp(unit, null));
    }

    private static Field zoned(TimeUnit unit) {
        return field(new ArrowType.Timestamp(unit, "UTC"));
    }

    private static Field field(ArrowType type) {
        return new Field("c", FieldType.nullable(type), List.of());
    }

    /// A count of one unit as a count of another; every other row is a gap.
    private static long cast(Field from, Field to, long count) {
        try (BufferAllocator memory = ArrowMemory.open("cast");
                BaseFixedWidthVector given = (BaseFixedWidthVector) from.createVector(memory)) {
            given.allocateNew(2);
            given.getDataBuffer().setLong(Long.BYTES, count);
            BitVectorHelper.setBit(given.getValidityBuffer(), 1);
            given.setValueCount(2);
            try (FieldVector result = ArrowCast.STORING.cast(given, to, memory)) {
                assertThat(result.getField()).isEqualTo(to);
                assertThat(result.isNull(0)).isTrue();
                return result.getDataBuffer().getLong(Long.BYTES);
            }
        }
    }

    // rule 30
    @Test
    void times_areTheSameInOtherUnits() {
        assertThat(cast(time(TimeUnit.SECOND), time(TimeUnit.NANOSECOND), -5)).isEqualTo(-5_000_000_000L);
        assertThat(cast(zoned(TimeUnit.MICROSECOND), zoned(TimeUnit.MILLISECOND), 7_000))
                .isEqualTo(7);
        assertThat(cast(span(TimeUnit.MILLISECOND), span(TimeUnit.MICROSECOND), 3))
                .isEqualTo(3_000);
        assertThat(cast(span(TimeUnit.NANOSECOND), span(TimeUnit.SECOND), -2_000_000_000))
                .isEqualTo(-2);
        assertThat(cast(span(TimeUnit.SECOND), field(new ArrowType.Int(64, true)), 9))
                .isEqualTo(9);
        assertThat(ArrowMemory.inUse()).isZero();
    }

    // rule 30
    @Test
    void timesThatTheOtherUnitHasNot_areRefused() {
        assertProblem(422, "The column c", () -> cast(time(TimeUnit.MICROSECOND), time(TimeUnit.SECOND), 1_500_000));
        assertProblem(
                422, "The column c", () -> cast(time(TimeUnit.SECOND), time(TimeUnit.NANOSECOND), 10_000_000_000L));
        assertProblem(422, "The column c", () -> cast(span(TimeUnit.NANOSECOND), span(TimeUnit.MILLISECOND), -1));
        assertThat(ArrowCast.isTaken(time(TimeUnit.SECOND), time(TimeUnit.NANOSECOND)))
                .isTrue();
        assertThat(ArrowCast.isTaken(zoned(TimeUnit.SECOND), time(TimeUnit.SECOND)))
                .isFalse();
        assertThat(ArrowCast.isTaken(span(TimeUnit.SECOND), time(TimeUnit.SECOND)))
                .isFalse();
        assertThat(ArrowMemory.inUse()).isZero();
    }
}
