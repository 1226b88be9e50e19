package dev.quadrel.client;

import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NdTypes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/// Numbers and truths of one dimension, from arrays to Arrow's vectors and back.
final class ArrowNumbers {

    private ArrowNumbers() {}

    /// The elements, copied.
    ///
    /// @throws IllegalArgumentException where Arrow has no such type, or there are more dimensions
    static FieldVector vector(String name, NdArray values, BufferAllocator memory) {
        if (values.shape().size() != 1 || !(values.type() instanceof Builtin type)) {
            throw new IllegalArgumentException("A column has numbers in one dimension, not " + values);
        }
        int count = Math.toIntExact(values.size());
        Field field = new Field(name, FieldType.nullable(arrow(type)), null);
        FieldVector vector = field.createVector(memory);
        vector.setInitialCapacity(count);
        vector.allocateNew();
        if (vector instanceof BitVector truths) {
            MemorySegment bytes = values.bytes();
            for (int i = 0; i < count; i++) {
                truths.set(i, bytes.get(ValueLayout.JAVA_BYTE, i));
            }
        } else {
            ByteBuffer data = vector.getDataBuffer().nioBuffer(0, Math.toIntExact(values.byteSize()));
            MemorySegment.ofBuffer(data).copyFrom(machine(values));
            vector.getValidityBuffer().setOne(0L, Math.ceilDiv(count, Byte.SIZE));
        }
        vector.setValueCount(count);
        return vector;
    }

    private static ArrowType arrow(Builtin type) {
        int bits = type.itemSize() * Byte.SIZE;
        return switch (type.kind()) {
            case BOOL -> new ArrowType.Bool();
            case INT -> new ArrowType.Int(bits, true);
            case UINT -> new ArrowType.Int(bits, false);
            case FLOAT -> new ArrowType.FloatingPoint(precision(type));
            case BYTES, COMPLEX, DATETIME, TEXT, TIMEDELTA, VOID -> throw unknown(type);
        };
    }

    private static FloatingPointPrecision precision(Builtin type) {
        return switch (type.itemSize()) {
            case 2 -> FloatingPointPrecision.HALF;
            case 4 -> FloatingPointPrecision.SINGLE;
            case 8 -> FloatingPointPrecision.DOUBLE;
            default -> throw unknown(type);
        };
    }

    private static IllegalArgumentException unknown(DataType type) {
        return new IllegalArgumentException("A column here has numbers or truths, not " + type);
    }

    private static MemorySegment machine(NdArray values) {
        return switch (values.type().itemSize()) {
            case 1 -> values.bytes();
            case 2 -> isReal(values.type()) ? values.bytes() : values.shorts();
            case 4 -> isReal(values.type()) ? values.floats() : values.ints();
            default -> isReal(values.type()) ? values.doubles() : values.longs();
        };
    }

    private static boolean isReal(DataType type) {
        return type instanceof Builtin builtin && builtin.kind() == Kind.FLOAT;
    }

    /// The numbers of a vector, copied.
    ///
    /// @param type of the result: that of the vector, in the machine's byte order
    /// @throws IllegalArgumentException where the vector has others
    static NdArray array(FieldVector vector, DataType type) {
        int count = vector.getValueCount();
        NdArray array = NdArray.zeros(type, List.of((long) count));
        if (vector instanceof BitVector truths) {
            for (int i = 0; i < count; i++) {
                array.memory().set(ValueLayout.JAVA_BYTE, i, (byte) truths.get(i));
            }
            return array;
        }
        if (!(vector instanceof BaseFixedWidthVector fixed) || fixed.getTypeWidth() != type.itemSize()) {
            throw new IllegalArgumentException("The column " + vector.getField() + " has no elements of " + type);
        }
        ArrowBuf data = fixed.getDataBuffer();
        ByteBuffer bytes = data.nioBuffer(0, count * type.itemSize()).order(ByteOrder.nativeOrder());
        array.memory().copyFrom(MemorySegment.ofBuffer(bytes));
        return array;
    }

    /// The type that a vector's elements have as an array.
    static DataType type(FieldVector vector) {
        return switch (vector.getField().getType()) {
            case ArrowType.Bool _ -> NdTypes.BOOL;
            case ArrowType.Int whole ->
                NdTypes.simple(whole.getIsSigned() ? Kind.INT : Kind.UINT, whole.getBitWidth() / Byte.SIZE);
            case ArrowType.FloatingPoint real ->
                NdTypes.simple(
                        Kind.FLOAT,
                        switch (real.getPrecision()) {
                            case HALF -> 2;
                            case SINGLE -> 4;
                            case DOUBLE -> 8;
                        });
            default -> throw new IllegalArgumentException("The column " + vector.getField() + " has no numbers");
        };
    }
}
