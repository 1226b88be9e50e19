package dev.quadrel.serialization;

import dev.quadrel.adapter.TableBatches;
import dev.quadrel.adapter.TableCell;
import dev.quadrel.adapter.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// The part of a table that is sent.
///
/// @param partition one of the structure's; all of them where absent
/// @param columns those wanted, in this order; all where empty
/// @param parameters of the media type that was asked for, such as `header`
public record TablePart(
        TableReader table, OptionalInt partition, List<String> columns, Map<String, String> parameters) {

    public TablePart {
        columns = List.copyOf(columns);
        parameters = Map.copyOf(parameters);
    }

    /// Takes one row after the other.
    interface RowSink {
        /// Takes the values of the columns, in their order. The list is used again for the next row.
        void row(List<@Nullable Object> values) throws IOException;
    }

    /// The columns for people: those wanted, without the index.
    List<String> names() {
        return columns.isEmpty() ? table.structure().columns() : columns;
    }

    /// The batches with the index.
    TableBatches open() throws IOException {
        return table.open(partition, columns);
    }

    /// Makes sure that there is such a part, before the first byte of it is sent.
    void require() throws IOException {
        open().close();
    }

    /// Sends the rows of some columns, without the index.
    void rows(List<String> names, RowSink sink) throws IOException {
        try (TableBatches batches = table.open(partition, names)) {
            // The index comes after the columns that are named.
            VectorSchemaRoot root = batches.reader().getVectorSchemaRoot();
            TableCell cells = new TableCell(batches.reader());
            List<@Nullable Object> values = new ArrayList<>();
            names.forEach(_ -> values.add(null));
            while (batches.reader().loadNextBatch()) {
                for (int row = 0; row < root.getRowCount(); row++) {
                    for (int column = 0; column < names.size(); column++) {
                        values.set(column, cells.value(root.getVector(column), row));
                    }
                    sink.row(values);
                }
            }
        }
    }

    /// Number of rows.
    long count() throws IOException {
        long count = 0;
        try (TableBatches batches =
                table.open(partition, names().stream().limit(1).toList())) {
            while (batches.reader().loadNextBatch()) {
                count += batches.reader().getVectorSchemaRoot().getRowCount();
            }
        }
        return count;
    }
}
