package dev.quadrel.structure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table, cut by rows into partitions.
///
/// @param arrowSchema an Arrow schema message as a `data:` URI in base64, passed through as it came: it carries what
///     pandas noted about the frame
/// @param partitions at least 1
/// @param columns names in their order; none begins with an underscore
/// @param resizable passed through as it came
public record TableStructure(String arrowSchema, int partitions, List<String> columns, Object resizable)
        implements Structure {

    /// Each of them is a file of its own, and told in each description of the table's files.
    private static final int MOST_PARTITIONS = 100_000;

    public TableStructure {
        columns = List.copyOf(columns);
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new IllegalArgumentException(
                    "A table has 1 to " + MOST_PARTITIONS + " partitions, not " + partitions);
        }
        for (String column : columns) {
            if (column.startsWith("_")) {
                throw new IllegalArgumentException(
                        "A column's name begins with no underscore, but \"" + column + "\" does");
            }
        }
    }

    @Override
    public StructureFamily family() {
        return StructureFamily.TABLE;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("arrow_schema", arrowSchema);
        members.put("npartitions", partitions);
        members.put("columns", columns);
        members.put("resizable", resizable);
        return Collections.unmodifiableMap(members);
    }
}
