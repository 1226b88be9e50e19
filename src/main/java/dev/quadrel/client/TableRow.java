package dev.quadrel.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;

/// One row of a table, while it is mapped; it is another one afterwards.
public final class TableRow {

    private final VectorSchemaRoot batch;
    private final int row;
    private final DictionaryProvider dictionaries;

    TableRow(VectorSchemaRoot batch, int row, DictionaryProvider dictionaries) {
        this.batch = batch;
        this.row = row;
        this.dictionaries = dictionaries;
    }

    /// Whether the value is missing.
    public boolean isNull(String column) {
        return cell(column).isNull();
    }

    /// A whole number, with a sign or without.
    ///
    /// @throws IllegalArgumentException where it is none, or missing, or larger than a long: [#get] has that
    public long number(String column) {
        ArrowCell cell = present(column);
        return switch (cell.vector()) {
            case UInt8Vector whole
            when whole.get(cell.row()) < 0 ->
                throw new IllegalArgumentException(
                        "The value of " + column + " is " + cell.value() + ", which is larger than a long");
            case BaseIntVector whole -> whole.getValueAsLong(cell.row());
            default -> throw other(column, "whole numbers");
        };
    }

    /// A number of any kind, as near as a double can be; NaN where it is missing, as pandas has it.
    ///
    /// @throws IllegalArgumentException where it is none
    public double real(String column) {
        ArrowCell cell = cell(column);
        if (cell.isNull()) {
            return Double.NaN;
        }
        return switch (cell.vector()) {
            case FloatingPointVector real -> real.getValueAsDouble(cell.row());
            case UInt8Vector whole -> whole.getObjectNoOverflow(cell.row()).doubleValue();
            case BaseIntVector whole -> whole.getValueAsLong(cell.row());
            default -> throw other(column, "numbers");
        };
    }

    /// A truth.
    ///
    /// @throws IllegalArgumentException where it is none, or missing
    public boolean truth(String column) {
        ArrowCell cell = present(column);
        if (cell.vector() instanceof BitVector truths) {
            return truths.get(cell.row()) != 0;
        }
        throw other(column, "truths");
    }

    /// A value as [#get] has it, as text; null where it is missing.
    public @Nullable String text(String column) {
        Object value = get(column);
        return value == null ? null : value.toString();
    }

    /// A value; null where it is missing. Of a column with a dictionary, such as one of pandas' categories, it is the
    /// entry.
    ///
    /// | in the table | here |
    /// |---|---|
    /// | whole numbers of 8, 16, 32 and 64 bits | Byte, Short, Integer, Long |
    /// | those without a sign of 8 and 16, 32, 64 bits | Integer, Long, BigInteger |
    /// | real numbers of 16 and 32, 64 bits | Float, Double |
    /// | truths, texts, bytes | Boolean, String, byte[] |
    /// | lists | List |
    /// | values of several members | Map, with a null for a member that is missing |
    /// | maps | List of Maps with `key` and `value` |
    /// | all others, such as times | as Arrow has it |
    public @Nullable Object get(String column) {
        return cell(column).value();
    }

    /// All values by their columns, each as [#get] has it.
    public Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (FieldVector vector : batch.getFieldVectors()) {
            values.put(vector.getName(), ArrowCell.of(vector, row, dictionaries).value());
        }
        return values;
    }

    private FieldVector vector(String column) {
        FieldVector vector = batch.getVector(column);
        if (vector == null) {
            throw new IllegalArgumentException("There is no column " + column + ", only "
                    + batch.getFieldVectors().stream().map(FieldVector::getName).toList());
        }
        return vector;
    }

    private ArrowCell cell(String column) {
        return ArrowCell.of(vector(column), row, dictionaries);
    }

    private ArrowCell present(String column) {
        ArrowCell cell = cell(column);
        if (cell.isNull()) {
            throw new IllegalArgumentException("The value of " + column + " is missing");
        }
        return cell;
    }

    private IllegalArgumentException other(String column, String wanted) {
        return new IllegalArgumentException("The column " + column + " has no " + wanted + ", but "
                + cell(column).vector().getField().getType());
    }
}
