package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.SparseStructure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// The columns of a sparse array's elements: their places along each dimension, and their values.
final class SparseColumns {

    static final String VALUES = "data";

    private SparseColumns() {}

    /// The column of the places along a dimension.
    static String place(int dimension) {
        return "dim" + dimension;
    }

    /// The columns of an array of so many dimensions.
    ///
    /// @throws ProblemException 422 for values that are neither numbers nor truths
    static Schema schema(int dimensions, DataType values) {
        List<Field> fields = new ArrayList<>(IntStream.range(0, dimensions)
                .mapToObj(dimension -> field(place(dimension), new ArrowType.Int(Long.SIZE, true)))
                .toList());
        fields.add(field(VALUES, type(values)));
        return new Schema(fields);
    }

    private static Field field(String name, ArrowType type) {
        return new Field(name, FieldType.nullable(type), null);
    }

    private static ArrowType type(DataType values) {
        if (values instanceof Builtin simple) {
            int bits = simple.itemSize() * Byte.SIZE;
            switch (simple.kind()) {
                case BOOL -> {
                    return new ArrowType.Bool();
                }
                case INT -> {
                    return new ArrowType.Int(bits, true);
                }
                case UINT -> {
                    return new ArrowType.Int(bits, false);
                }
                case FLOAT -> {
                    return floating(bits);
                }
                default -> {}
            }
        }
        throw ProblemException.of(
                422,
                "The values of a sparse array are real numbers of up to 8 bytes, or true and false, not " + values);
    }

    private static ArrowType floating(int bits) {
        return switch (bits) {
            case Short.SIZE -> new ArrowType.FloatingPoint(FloatingPointPrecision.HALF);
            case Float.SIZE -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case Double.SIZE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            default -> throw ProblemException.of(422, "A sparse array has no floating numbers of " + bits + " bits");
        };
    }

    /// Makes sure that a file has the columns of an array; its places may be whole numbers of any kind.
    ///
    /// @throws ProblemException 422
    static void require(Schema declared, Schema given) {
        ArrowSchemas.requireNames(declared, given);
        requirePlain(given);
        List<Field> fields = new ArrayList<>(declared.getFields());
        for (int i = 0; i < fields.size() - 1; i++) {
            if (given.getFields().get(i).getType() instanceof ArrowType.Int) {
                fields.set(i, given.getFields().get(i));
            }
        }
        ArrowSchemas.require(new Schema(fields), given);
    }

    /// What is written in place of values, numbers of a dictionary, are not those that would be stored.
    private static void requirePlain(Schema given) {
        for (Field field : given.getFields()) {
            if (field.getDictionary() != null) {
                throw ProblemException.of(
                        422, "The column " + field.getName() + " has a dictionary, which a sparse array has not");
            }
        }
    }

    /// Makes sure that each place in a file is inside of a block, and that each element has a value.
    ///
    /// @param shape of the block
    /// @throws ProblemException 422
    static void requirePlaces(Path file, SparseStructure structure, List<Long> shape) throws IOException {
        try (BufferAllocator allocator = ArrowMemory.open("places");
                ArrowFile batches = ArrowFile.open(file, allocator, ArrowSchemas::all)) {
            VectorSchemaRoot batch = batches.getVectorSchemaRoot();
            while (batches.loadNextBatch()) {
                for (int dimension = 0; dimension < shape.size(); dimension++) {
                    requirePlaces(batch.getVector(dimension), shape.get(dimension));
                }
                requireValues(batch.getVector(shape.size()), structure);
            }
        }
    }

    private static void requirePlaces(FieldVector column, long length) {
        for (int row = 0; row < column.getValueCount(); row++) {
            if (column.isNull(row) || !(column instanceof BaseIntVector places)) {
                throw ProblemException.of(422, "The element " + row + " has no place in " + column.getName());
            }
            long place = places.getValueAsLong(row);
            if (place < 0 || place >= length) {
                throw ProblemException.of(
                        422,
                        "The element %d is outside of the block: its %s is %d, not one of 0 to %d"
                                .formatted(row, column.getName(), place, length - 1));
            }
        }
    }

    /// For floating numbers, pandas writes nothing where there is no number.
    private static void requireValues(FieldVector column, SparseStructure structure) {
        boolean floating = column.getField().getType() instanceof ArrowType.FloatingPoint;
        if (!floating && column.getNullCount() > 0) {
            throw ProblemException.of(
                    422,
                    "Elements without a value are not among "
                            + structure.dataType().json());
        }
    }
}
