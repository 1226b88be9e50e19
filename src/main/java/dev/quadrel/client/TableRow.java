package dev.quadrel.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;

/// One row of a table, while it is mapped; it is another one afterwards.
public final class TableRow {

    private final VectorSchemaRoot batch;
    private final int row;

    TableRow(VectorSchemaRoot batch, int row) {
        this.batch = batch;
        this.row = row;
    }

    /// Whether the value is missing.
    public boolean isNull(String column) {
        return vector(column).isNull(row);
    }

    /// A whole number of any size.
    ///
    /// @throws IllegalArgumentException where it is none, or missing
    public long number(String column) {
        FieldVector vector = present(column);
        if (vector instanceof BaseIntVector whole) {
            return whole.getValueAsLong(row);
        }
        throw other(column, "whole numbers");
    }

    /// A number of any kind; NaN where it is missing, as pandas has it.
    ///
    /// @throws IllegalArgumentException where it is none
    public double real(String column) {
        if (isNull(column)) {
            return Double.NaN;
        }
        return switch (vector(column)) {
            case FloatingPointVector real -> real.getValueAsDouble(row);
            case BaseIntVector whole -> whole.getValueAsLong(row);
            default -> throw other(column, "numbers");
        };
    }

    /// A truth.
    ///
    /// @throws IllegalArgumentException where it is none, or missing
    public boolean truth(String column) {
        if (present(column) instanceof BitVector truths) {
            return truths.get(row) != 0;
        }
        throw other(column, "truths");
    }

    /// A value as text; null where it is missing.
    public @Nullable String text(String column) {
        Object value = get(column);
        return value == null ? null : value.toString();
    }

    /// A value as Arrow has it, texts as Strings; null where it is missing.
    public @Nullable Object get(String column) {
        return plain(vector(column).getObject(row));
    }

    /// All values by their columns.
    public Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (FieldVector vector : batch.getFieldVectors()) {
            values.put(vector.getName(), plain(vector.getObject(row)));
        }
        return values;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Text text -> text.toString();
            case List<?> items -> items.stream().map(TableRow::plain).toList();
            case Map<?, ?> members -> {
                Map<String, @Nullable Object> plain = new LinkedHashMap<>();
                members.forEach((name, member) -> plain.put(String.valueOf(name), plain(member)));
                yield Collections.unmodifiableMap(plain);
            }
            case null, default -> value;
        };
    }

    private FieldVector vector(String column) {
        FieldVector vector = batch.getVector(column);
        if (vector == null) {
            throw new IllegalArgumentException("There is no column " + column + ", only "
                    + batch.getFieldVectors().stream().map(FieldVector::getName).toList());
        }
        return vector;
    }

    private FieldVector present(String column) {
        FieldVector vector = vector(column);
        if (vector.isNull(row)) {
            throw new IllegalArgumentException("The value of " + column + " is missing");
        }
        return vector;
    }

    private IllegalArgumentException other(String column, String wanted) {
        return new IllegalArgumentException("The column " + column + " has no " + wanted + ", but "
                + vector(column).getField().getType());
    }
}
