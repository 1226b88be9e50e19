package dev.quadrel.array;

import dev.quadrel.adapter.ArrayReader;
import dev.quadrel.adapter.ArrayWriter;
import dev.quadrel.adapter.Source;
import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.catalog.Change;
import dev.quadrel.catalog.Changes;
import dev.quadrel.catalog.Node;
import dev.quadrel.catalog.Sources;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Box;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import dev.quadrel.transfer.AnnouncedStream;
import dev.quadrel.transfer.RecordedStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the arrays of the catalog where they are stored.
@ApplicationScoped
class Arrays {

    private static final int LOCKS = 64;

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    @Inject
    CatalogStore store;

    @Inject
    Changes changes;

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

    /// Replaces the whole array, or a block of it.
    ///
    /// @param block none for the whole
    /// @param isStored whether it is kept; what is not is for those alone who watch the array
    /// @throws ProblemException 404; 405 where this server only reads it; 422 where the size or the block is
    ///     wrong
    void write(NodePath path, Optional<List<Integer>> block, boolean isStored, InputStream body) throws IOException {
        Written written = written(path);
        if (!isStored) {
            tellOnly(written, shape(written, block), Optional.empty(), block, body);
            return;
        }
        try (RecordedStream recorded = recorded(body)) {
            InputStream elements = AnnouncedStream.like(body, recorded);
            if (block.isPresent()) {
                written.writer().writeBlock(block.get(), elements);
            } else {
                written.writer().writeAll(elements);
            }
            store.catalog().dataChanged(path, Optional.empty());
            tell(written, shape(written, block), Optional.empty(), block, recorded.bytes());
        }
    }

    /// Tells a part of an array to those who watch it, and stores it nowhere.
    ///
    /// @return the array's structure, which stays as it is
    /// @throws ProblemException as [#patch]
    ArrayStructure unchanged(NodePath path, Patch patch, InputStream body) throws IOException {
        Box box = patch.box();
        Written written = written(path);
        tellOnly(written, box.shape(), Optional.of(box.offset()), Optional.empty(), body);
        return store.adapters()
                .array(Sources.of(written.node(), StructureFamily.ARRAY))
                .structure();
    }

    /// Replaces a part of an array, which may grow. Changes of one array take turns: the last shape is the largest.
    ///
    /// @return the array's structure from then on
    /// @throws ProblemException 404; 405 where this server only reads it; 422 where there is no such part
    ArrayStructure patch(NodePath path, Patch patch, InputStream body) throws IOException {
        synchronized (locks[Math.floorMod(path.hashCode(), LOCKS)]) {
            try (RecordedStream recorded = recorded(body)) {
                Written written = written(path);
                Box box = patch.box();
                ArrayStructure structure =
                        written.writer().patch(box, AnnouncedStream.like(body, recorded), patch.isLarger());
                store.catalog().dataChanged(path, Optional.of(Json.text(structure.json())));
                Written larger = new Written(written.node(), structure, written.writer());
                tell(larger, box.shape(), Optional.of(box.offset()), Optional.empty(), recorded.bytes());
                return structure;
            }
        }
    }

    /// An array to be written.
    private record Written(Node node, ArrayStructure structure, ArrayWriter writer) {}

    private Written written(NodePath path) throws IOException {
        Node node = store.catalog().get(path);
        Source source = Sources.ofWritable(node, StructureFamily.ARRAY);
        if (!(source.structure() instanceof ArrayStructure structure)) {
            throw new IllegalStateException("The structure of " + path + " is that of no array");
        }
        return new Written(node, structure, store.adapters().arrayWriter(source));
    }

    private static List<Long> shape(Written written, Optional<List<Integer>> block) {
        return block.map(numbers -> box(written.structure().chunks(), numbers).shape())
                .orElse(written.structure().shape());
    }

    /// Where a block lies in an array.
    ///
    /// @throws ProblemException 422 where there is no such block
    static Box box(Chunks chunks, List<Integer> block) {
        try {
            return chunks.block(block);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(422, String.valueOf(e.getMessage()));
        }
    }

    private RecordedStream recorded(InputStream body) {
        return changes.recorded(body, AnnouncedStream.length(body));
    }

    private void tellOnly(
            Written written,
            List<Long> shape,
            Optional<List<Long>> offset,
            Optional<List<Integer>> block,
            InputStream body)
            throws IOException {
        if (changes.areHeard()) {
            long size = bytes(shape, written.structure().dataType().itemSize());
            tell(written, shape, offset, block, changes.unstored(body, size));
        }
    }

    /// @throws ProblemException 422
    private static long bytes(List<Long> shape, int itemSize) {
        try {
            return shape.stream().reduce((long) itemSize, Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw ProblemException.of(422, "There is no part of an array of the shape " + shape);
        }
    }

    private void tell(
            Written written,
            List<Long> shape,
            Optional<List<Long>> offset,
            Optional<List<Integer>> block,
            Optional<ByteBuffer> bytes) {
        changes.tell(new Change.Elements(written.node(), written.structure(), shape, offset, block, bytes));
    }
}
