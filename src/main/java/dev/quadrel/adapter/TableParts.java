package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.TableStructure;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/// What all stored tables have in common: columns and partitions by their names and numbers, and partitions joined.
abstract class TableParts implements TableStore {

    private final TableStructure structure;
    private final Schema declared;

    TableParts(TableStructure structure) {
        this.structure = structure;
        this.declared = ArrowSchemas.declared(structure);
    }

    @Override
    public final TableStructure structure() {
        return structure;
    }

    /// All columns, with those of the index.
    final Schema declared() {
        return declared;
    }

    @Override
    public final TableBatches open(OptionalInt partition, List<String> columns) throws IOException {
        List<Integer> places = check(partition, columns);
        return TableBatches.of(
                "table",
                allocator -> partition.isPresent() || structure.partitions() == 1
                        ? part(partition.orElse(0), places, allocator)
                        : joined(places, allocator));
    }

    private ArrowReader joined(List<Integer> places, BufferAllocator allocator) {
        List<ArrowJoin.Part> parts = IntStream.range(0, structure.partitions())
                .<ArrowJoin.Part>mapToObj(partition -> memory -> part(partition, places, memory))
                .toList();
        return ArrowJoin.of(allocator, parts, picked(places));
    }

    @Override
    public Body arrow(OptionalInt partition, List<String> columns) throws IOException {
        check(partition, columns);
        return sink -> {
            try (TableBatches batches = open(partition, columns)) {
                ArrowOutput.write(batches.reader(), sink);
            }
        };
    }

    /// @throws ProblemException 400 where there is no such partition or column
    private List<Integer> check(OptionalInt partition, List<String> columns) {
        partition.ifPresent(this::require);
        return ArrowSchemas.places(structure, columns, declared);
    }

    /// The columns at some places, as declared.
    final Schema picked(List<Integer> places) {
        return new ArrowPick(declared, places).schema();
    }

    /// @throws ProblemException 400 where there is no such partition
    final void require(int partition) {
        if (partition < 0 || partition >= structure.partitions()) {
            throw ProblemException.badRequest("Partition out of range: there is no partition %d among %d"
                    .formatted(partition, structure.partitions()));
        }
    }

    /// The batches of one partition.
    abstract ArrowReader part(int partition, List<Integer> places, BufferAllocator allocator) throws IOException;
}
