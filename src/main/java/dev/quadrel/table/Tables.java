package dev.quadrel.table;

import dev.quadrel.adapter.TableStore;
import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.catalog.Change;
import dev.quadrel.catalog.Changes;
import dev.quadrel.catalog.Node;
import dev.quadrel.catalog.Sources;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import dev.quadrel.transfer.AnnouncedStream;
import dev.quadrel.transfer.RecordedStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalInt;

/// Finds the tables of the catalog where they are stored.
@ApplicationScoped
class Tables {

    @Inject
    CatalogStore store;

    @Inject
    Changes changes;

    /// A table to be read.
    ///
    /// @throws ProblemException 404
    TableTarget find(NodePath path) throws IOException {
        Node node = store.catalog().get(path);
        return new TableTarget(node, store.adapters().table(Sources.of(node, StructureFamily.TABLE)));
    }

    /// Replaces the rows of a partition, or of the only one.
    ///
    /// @throws ProblemException 404; 405 where this server only reads it; 400 for the whole of several partitions
    void write(NodePath path, OptionalInt partition, InputStream arrow) throws IOException {
        Target target = target(path);
        TableStore table = target.store();
        if (partition.isEmpty() && table.structure().partitions() > 1) {
            throw ProblemException.badRequest("The table has %d partitions: write each of them by itself"
                    .formatted(table.structure().partitions()));
        }
        try (RecordedStream recorded = changes.recorded(arrow, AnnouncedStream.length(arrow))) {
            table.write(partition.orElse(0), recorded);
            store.catalog().dataChanged(path, Optional.empty());
            changes.tell(new Change.Rows(target.node(), table.structure(), partition, false, recorded.bytes()));
        }
    }

    /// Adds rows to a partition.
    void append(NodePath path, int partition, InputStream arrow) throws IOException {
        Target target = target(path);
        try (RecordedStream recorded = changes.recorded(arrow, AnnouncedStream.length(arrow))) {
            target.store().append(partition, recorded);
            store.catalog().dataChanged(path, Optional.empty());
            changes.tell(new Change.Rows(
                    target.node(), target.store().structure(), OptionalInt.of(partition), true, recorded.bytes()));
        }
    }

    /// A table to be written.
    private record Target(Node node, TableStore store) {}

    private Target target(NodePath path) throws IOException {
        Node node = store.catalog().get(path);
        return new Target(node, store.adapters().table(Sources.ofWritable(node, StructureFamily.TABLE)));
    }
}
