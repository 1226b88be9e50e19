package dev.quadrel.array;

import dev.quadrel.adapter.ArrayReader;
import dev.quadrel.adapter.ArrayWriter;
import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.catalog.Node;
import dev.quadrel.catalog.Sources;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the arrays of the catalog where they are stored.
@ApplicationScoped
class Arrays {

    private static final int LOCKS = 64;

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    @Inject
    CatalogStore store;

    /// An array to be read: a node, or a column of a table.
    ///
    /// @throws ProblemException 404
    Target find(NodePath path) throws IOException {
        Optional<Node> node = store.catalog().find(path);
        if (node.isEmpty()) {
            return column(path);
        }
        if (node.get().family() == StructureFamily.SPARSE) {
            return new SparseTarget(
                    node.get(), store.adapters().sparse(Sources.of(node.get(), StructureFamily.SPARSE)));
        }
        ArrayReader reader = store.adapters().array(Sources.of(node.get(), StructureFamily.ARRAY));
        return new ArrayTarget(node.get(), reader);
    }

    private Target column(NodePath path) throws IOException {
        Node table = store.catalog()
                .find(path.parent())
                .filter(parent -> parent.family() == StructureFamily.TABLE)
                .orElseGet(() -> store.catalog().get(path));
        ArrayReader reader =
                store.adapters().table(Sources.of(table, StructureFamily.TABLE)).column(path.key());
        return new ArrayTarget(table, reader);
    }

    /// An array to be written.
    ///
    /// @throws ProblemException 404; 405 where this server only reads it
    ArrayWriter writer(Node node) throws IOException {
        return store.adapters().arrayWriter(Sources.ofWritable(node, StructureFamily.ARRAY));
    }

    /// The structure of an array, of which a part is sent that is not kept.
    ///
    /// @throws ProblemException 404; 405 where this server only reads it; 422 where there is no such part
    ArrayStructure unchanged(NodePath path, Patch patch) throws IOException {
        patch.box();
        Node node = store.catalog().get(path);
        writer(node);
        return store.adapters().array(Sources.of(node, StructureFamily.ARRAY)).structure();
    }

    /// Replaces a part of an array, which may grow. Changes of one array take turns: the last shape is the largest.
    ///
    /// @return the array's structure from then on
    ArrayStructure patch(NodePath path, Patch patch, InputStream body) throws IOException {
        synchronized (locks[Math.floorMod(path.hashCode(), LOCKS)]) {
            ArrayStructure structure = writer(store.catalog().get(path)).patch(patch.box(), body, patch.isLarger());
            store.catalog().dataChanged(path, Optional.of(Json.text(structure.json())));
            return structure;
        }
    }
}
