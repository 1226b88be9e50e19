package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.Selection;
import dev.quadrel.structure.TableStructure;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// The stored elements of a part of a sparse array, as a table.
///
/// @param selection of the array
/// @param pieces of the blocks that have some
record SparsePart(DuckDatabase database, DataType type, Selection selection, List<DuckSparse.Piece> pieces)
        implements TableReader {

    SparsePart {
        pieces = List.copyOf(pieces);
    }

    @Override
    public TableStructure structure() {
        return ArrowSchemas.structure(schema(), 1);
    }

    private Schema schema() {
        return SparseColumns.schema(selection.shape().size(), type);
    }

    @Override
    public TableBatches open(OptionalInt partition, List<String> columns) throws IOException {
        Schema schema = picked(columns);
        List<ArrowJoin.Part> parts = new ArrayList<>();
        for (DuckSparse.Piece piece : pieces) {
            String sql = piece.sql(expressions(piece, ArrowSchemas.names(schema)));
            parts.add(memory ->
                    DuckRows.query(memory, database.connect(), sql, piece.file().toString()));
        }
        return TableBatches.of("sparse", memory -> ArrowJoin.of(memory, parts, schema));
    }

    private Schema picked(List<String> columns) {
        if (columns.isEmpty()) {
            return schema();
        }
        List<Field> fields = new ArrayList<>();
        for (String column : columns) {
            fields.add(schema().getFields().stream()
                    .filter(field -> field.getName().equals(column))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.badRequest("No such field " + column)));
        }
        return new Schema(fields);
    }

    /// A dimension that the selection dropped has no column, so that the numbers of the columns differ.
    private String expressions(DuckSparse.Piece piece, List<String> wanted) {
        List<String> left = new ArrayList<>();
        for (int along = 0; along < piece.ranges().size(); along++) {
            if (!selection.dimensions().get(along).dropped()) {
                left.add(piece.ranges().get(along).place(SparseColumns.place(along)));
            }
        }
        left.add(SparseColumns.VALUES);
        List<String> names = ArrowSchemas.names(schema());
        return String.join(
                ", ",
                wanted.stream()
                        .map(name -> left.get(names.indexOf(name)) + " AS " + name)
                        .toList());
    }

    @Override
    public Body arrow(OptionalInt partition, List<String> columns) throws IOException {
        open(partition, columns).close();
        return sink -> {
            try (TableBatches batches = open(partition, columns)) {
                batches.send(sink);
            }
        };
    }
}
