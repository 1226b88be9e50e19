package dev.quadrel.adapter;

import dev.quadrel.structure.TableStructure;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;

/// Rows in memory, as the Arrow IPC file in which a client has sent them for some table.
///
/// @param structure of that table; whatever its partitions, these rows are one
/// @param bytes whose position stays as it is
public record ArrowBytes(TableStructure structure, ByteBuffer bytes) implements TableReader {

    @Override
    public TableBatches open(OptionalInt partition, List<String> columns) throws IOException {
        return TableBatches.of(
                "rows",
                allocator -> ArrowFile.open(
                        bytes.duplicate(), allocator, schema -> ArrowSchemas.places(structure, columns, schema)));
    }

    @Override
    public Body arrow(OptionalInt partition, List<String> columns) {
        return sink -> {
            try (TableBatches batches = open(partition, columns)) {
                batches.send(sink);
            }
        };
    }
}
