package dev.quadrel.serialization;

import dev.quadrel.adapter.TableBatches;
import dev.quadrel.adapter.TableReader;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.TableStructure;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// The variables of a dataset that have one dimension in common as a table, which is made while it is read.
///
/// @param dimension its name
/// @param rows its length
/// @param index the coordinates of the dimension; empty where it has none
/// @param columns all other variables; one without dimensions is the same in each row
record DatasetTable(String dimension, long rows, List<DatasetVariable> index, List<DatasetVariable> columns)
        implements TableReader {

    /// The table of a container's arrays.
    ///
    /// @throws ProblemException 406 where they have several dimensions, or elements that no table has, 400
    ///     where they are larger than the limit
    static DatasetTable of(NodeTree tree, String mediaType, long limit) throws IOException {
        DatasetVariables found = new DatasetVariables(limit);
        tree.walk(found);
        List<DatasetVariable> lengthy =
                found.variables().stream().filter(DatasetVariable::hasRows).toList();
        for (DatasetVariable variable : lengthy) {
            if (variable.shape().size() > 1
                    || !variable.dimension().equals(lengthy.getFirst().dimension())
                    || !variable.shape().equals(lengthy.getFirst().shape())) {
                throw NotAcceptable.shape(variable.shape(), mediaType);
            }
        }
        return new DatasetTable(
                lengthy.isEmpty() ? "" : lengthy.getFirst().dimension(),
                lengthy.isEmpty() ? 1 : lengthy.getFirst().shape().getFirst(),
                lengthy.stream().filter(DatasetVariable::isIndex).toList(),
                found.variables().stream()
                        .filter(variable -> !variable.isIndex())
                        .toList());
    }

    @Override
    public TableStructure structure() {
        // A structure has no columns with an underscore before them, which are for indexes.
        List<String> names = columns.stream()
                .map(DatasetVariable::name)
                .filter(name -> !name.startsWith("_"))
                .toList();
        return new TableStructure("", 1, names, false);
    }

    @Override
    public TableBatches open(OptionalInt partition, List<String> names) throws IOException {
        List<DatasetVariable> wanted =
                names.isEmpty() ? columns : names.stream().map(this::variable).toList();
        List<DatasetVariable> all =
                Stream.concat(wanted.stream(), index.stream()).toList();
        Schema schema =
                new Schema(all.stream().map(DatasetVariable::field).toList(), Map.of("pandas", Json.text(pandas(all))));
        return TableBatches.made("dataset", memory -> new DatasetRows(memory, schema, all, rows));
    }

    private DatasetVariable variable(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest("No such field " + name));
    }

    /// What pandas needs to know to make the index again.
    private Map<String, @Nullable Object> pandas(List<DatasetVariable> all) {
        List<Object> indexes = new ArrayList<>();
        index.forEach(variable -> indexes.add(variable.name()));
        if (index.isEmpty() && !dimension.isEmpty()) {
            indexes.add(Map.of("kind", "range", "name", dimension, "start", 0, "stop", rows, "step", 1));
        }
        Map<String, @Nullable Object> described = new LinkedHashMap<>();
        described.put("index_columns", indexes);
        described.put("column_indexes", List.of());
        described.put("columns", all.stream().map(DatasetVariable::pandas).toList());
        return described;
    }

    @Override
    public Body arrow(OptionalInt partition, List<String> names) throws IOException {
        return sink -> {
            try (TableBatches batches = open(partition, names)) {
                batches.send(sink);
            }
        };
    }
}
