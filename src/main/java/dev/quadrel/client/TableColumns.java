package dev.quadrel.client;

import dev.quadrel.structure.NdArray;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;

/// Rows for a table, made of arrays and lists, which are copied. All columns have the same length. Closing it gives
/// the memory back. Not thread safe.
public final class TableColumns implements AutoCloseable {

    private final BufferAllocator memory = ArrowData.memory("new rows");
    private final List<FieldVector> vectors = new ArrayList<>();

    /// Still without columns.
    public TableColumns() {}

    /// One more column of real numbers.
    public TableColumns add(String name, double... values) {
        Float8Vector vector = added(new Float8Vector(name, memory), values.length);
        for (int i = 0; i < values.length; i++) {
            vector.set(i, values[i]);
        }
        return this;
    }

    /// One more column of long integers.
    public TableColumns add(String name, long... values) {
        BigIntVector vector = added(new BigIntVector(name, memory), values.length);
        for (int i = 0; i < values.length; i++) {
            vector.set(i, values[i]);
        }
        return this;
    }

    /// One more column of integers.
    public TableColumns add(String name, int... values) {
        IntVector vector = added(new IntVector(name, memory), values.length);
        for (int i = 0; i < values.length; i++) {
            vector.set(i, values[i]);
        }
        return this;
    }

    /// One more column of truths.
    public TableColumns add(String name, boolean... values) {
        BitVector vector = added(new BitVector(name, memory), values.length);
        for (int i = 0; i < values.length; i++) {
            vector.set(i, values[i] ? 1 : 0);
        }
        return this;
    }

    /// One more column of the numbers or truths of an array of one dimension, of their type.
    ///
    /// @throws IllegalArgumentException where the array has other elements or dimensions
    public TableColumns add(String name, NdArray values) {
        vectors.add(ArrowNumbers.vector(name, values, memory));
        return this;
    }

    /// One more column of texts; null for one that is missing.
    public TableColumns add(String name, List<? extends @Nullable String> values) {
        VarCharVector vector = added(new VarCharVector(name, memory), values.size());
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value != null) {
                vector.setSafe(i, new Text(value));
            }
        }
        return this;
    }

    private <V extends FieldVector> V added(V vector, int count) {
        vectors.add(vector);
        vector.setInitialCapacity(count);
        vector.allocateNew();
        vector.setValueCount(count);
        return vector;
    }

    /// The rows, as long as this is not closed.
    ///
    /// @throws IllegalArgumentException where the columns have not the same length
    public VectorSchemaRoot rows() {
        List<Integer> counts =
                vectors.stream().map(FieldVector::getValueCount).distinct().toList();
        if (counts.size() > 1) {
            throw new IllegalArgumentException("All columns have the same length, not " + counts);
        }
        VectorSchemaRoot root = new VectorSchemaRoot(vectors);
        root.setRowCount(counts.isEmpty() ? 0 : counts.getFirst());
        return root;
    }

    @Override
    public void close() {
        vectors.forEach(FieldVector::close);
        memory.close();
    }
}
