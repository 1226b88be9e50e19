package dev.quadrel.serialization;

import dev.quadrel.adapter.ArrayReader;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Selection;
import dev.quadrel.structure.Selection.Dimension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/// An array that becomes a column.
record DatasetVariable(String name, ArrayReader reader, DatasetCells cells) {

    /// @throws dev.quadrel.problem.ProblemException 406 where a table has no such elements
    static DatasetVariable of(String name, ArrayReader reader) {
        return new DatasetVariable(
                name, reader, DatasetCells.of(reader.structure().dataType()));
    }

    List<Long> shape() {
        return reader.structure().shape();
    }

    boolean hasRows() {
        return !shape().isEmpty();
    }

    /// The name of its first dimension.
    String dimension() {
        ArrayStructure structure = reader.structure();
        return structure.dims() == null ? "dim_0" : structure.dims().getFirst();
    }

    /// Whether it tells where along its dimension the rows are.
    boolean isIndex() {
        return hasRows() && dimension().equals(name);
    }

    Field field() {
        return new Field(name, FieldType.nullable(cells.type()), null);
    }

    /// What pandas calls it.
    Map<String, @Nullable Object> pandas() {
        boolean text = cells.type() instanceof ArrowType.Utf8 || cells.type() instanceof ArrowType.Binary;
        Map<String, @Nullable Object> described = new LinkedHashMap<>();
        described.put("name", name);
        described.put("field_name", name);
        described.put("pandas_type", text ? "unicode" : "empty");
        described.put("numpy_type", "object");
        described.put("metadata", null);
        return described;
    }

    /// Puts some rows into a column.
    void fill(FieldVector column, long first, int count) throws IOException {
        if (hasRows()) {
            Selection rows = new Selection(List.of(new Dimension(first, count, 1, false)));
            int[] row = {0};
            new ArrayPart(reader, rows).each(bytes -> cells.put(column, row[0]++, bytes));
            return;
        }
        new ArrayPart(reader, Selection.scalar()).each(bytes -> {
            byte[] taken = new byte[reader.structure().dataType().itemSize()];
            bytes.get(taken);
            ByteBuffer element = ByteBuffer.wrap(taken);
            for (int row = 0; row < count; row++) {
                cells.put(column, row, element.rewind());
            }
        });
    }
}
