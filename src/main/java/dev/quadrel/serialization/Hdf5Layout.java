package dev.quadrel.serialization;

import dev.quadrel.adapter.ArrayReader;
import dev.quadrel.adapter.TableReader;
import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Makes the plan of a file out of a tree: groups for containers and tables, datasets for arrays and columns.
/// Reads structures and metadata alone.
final class Hdf5Layout implements NodeVisitor {

    /// What the plan may have in memory: about this much for each object, and its metadata.
    private static final long LARGEST_PLAN = 64 << 20;

    private static final int OBJECT = 1024;

    private final Hdf5Heap heap = new Hdf5Heap(Hdf5File.SUPERBLOCK);
    private final Hdf5Attributes attributes;
    private final long limit;
    private final List<Hdf5Object> objects = new ArrayList<>();
    private final Deque<Hdf5Object.Group> open = new ArrayDeque<>();
    private long plan;
    private long data;

    private Hdf5Layout(Hdf5Attributes.Origin origin, long limit) {
        this.attributes = new Hdf5Attributes(origin, heap);
        this.limit = limit;
    }

    /// The plan.
    ///
    /// @throws ProblemException 400 where the data is larger than the limit, 406 where it does not fit into
    ///     HDF5
    static Hdf5File of(NodeTree tree, Hdf5Attributes.Origin origin, long limit) throws IOException {
        Hdf5Layout layout = new Hdf5Layout(origin, limit);
        Hdf5Object.Group root = new Hdf5Object.Group(layout.header(tree.metadata()));
        layout.objects.add(root);
        layout.open.push(root);
        tree.walk(layout);
        return Hdf5File.of(layout.heap.collections(), layout.objects);
    }

    private Hdf5Header header(String metadata) {
        plan += OBJECT + metadata.length();
        if (plan > LARGEST_PLAN) {
            throw ProblemException.badRequest(
                    "The container has too many nodes and metadata for one file. Choose some of them ('?field=...').");
        }
        Hdf5Header header = new Hdf5Header();
        attributes.add(metadata, header);
        return header;
    }

    private void add(String key, Hdf5Object object) {
        open.element().add(key, object);
        objects.add(object);
    }

    @Override
    public void enter(String key, String metadata) {
        Hdf5Object.Group group = new Hdf5Object.Group(header(metadata));
        add(key, group);
        open.push(group);
    }

    @Override
    public void leave() {
        open.pop();
    }

    @Override
    public void array(String key, String metadata, Opening<? extends ArrayReader> array) throws IOException {
        Hdf5Object.Dataset dataset = new Hdf5Object.Dataset(header(metadata), array.open());
        if (dataset.bytes() > limit - data) {
            throw ProblemException.badRequest(
                    "Response would exceed %d. Choose some of the nodes ('?field=...').".formatted(limit));
        }
        data += dataset.bytes();
        add(key, dataset);
    }

    @Override
    public void table(String key, String metadata, Opening<? extends TableReader> table) throws IOException {
        TableReader reader = table.open();
        enter(key, metadata);
        for (String column : reader.structure().columns()) {
            array(column, "{}", () -> reader.column(column));
        }
        leave();
    }

    /// Left out: HDF5 has no place for files.
    @Override
    public void other(String key, String metadata) {}
}
