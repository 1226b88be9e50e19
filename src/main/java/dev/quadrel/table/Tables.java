package dev.quadrel.table;

import dev.quadrel.adapter.TableStore;
import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.catalog.Node;
import dev.quadrel.catalog.Sources;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
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
        TableStore table = writer(path);
        if (partition.isEmpty() && table.structure().partitions() > 1) {
            throw ProblemException.badRequest("The table has %d partitions: write each of them by itself"
                    .formatted(table.structure().partitions()));
        }
        table.write(partition.orElse(0), arrow);
        store.catalog().dataChanged(path, Optional.empty());
    }

    /// Adds rows to a partition.
    void append(NodePath path, int partition, InputStream arrow) throws IOException {
        writer(path).append(partition, arrow);
        store.catalog().dataChanged(path, Optional.empty());
    }

    private TableStore writer(NodePath path) throws IOException {
        Node node = store.catalog().get(path);
        return store.adapters().table(Sources.ofWritable(node, StructureFamily.TABLE));
    }
}
