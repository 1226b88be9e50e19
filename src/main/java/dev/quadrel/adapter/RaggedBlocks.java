package dev.quadrel.adapter;

import dev.quadrel.structure.AwkwardStructure;
import dev.quadrel.structure.RaggedRows;
import dev.quadrel.structure.Selection.Dimension;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes rows out of the blocks that they are in. What was taken stays in memory until it is closed.
final class RaggedBlocks implements AutoCloseable {

    private final RaggedFolder folder;
    private final RaggedRows taken;
    private final Map<Integer, AwkwardFolder.Buffers> open = new HashMap<>();

    RaggedBlocks(RaggedFolder folder, RaggedRows taken) {
        this.folder = folder;
        this.taken = taken;
    }

    /// Takes the rows in their order.
    void take(Dimension rows) throws IOException {
        if (rows.step() == 1) {
            take(rows.start(), rows.start() + rows.count());
            return;
        }
        for (long i = 0; i < rows.count(); i++) {
            long row = rows.start() + i * rows.step();
            take(row, row + 1);
        }
    }

    private void take(long start, long stop) throws IOException {
        List<Long> blocks = folder.structure().blocks();
        long begin = 0;
        for (int number = 0; number < blocks.size() && begin < stop; number++) {
            long end = begin + blocks.get(number);
            if (start < end) {
                take(number, Math.max(start, begin) - begin, Math.min(stop, end) - begin);
            }
            begin = end;
        }
    }

    private void take(int number, long start, long stop) throws IOException {
        AwkwardStructure structure = folder.block(number).structure();
        AwkwardFolder.Buffers buffers = open.get(number);
        if (buffers == null) {
            buffers = folder.block(number).open(structure.buffers());
            open.put(number, buffers);
        }
        taken.take(structure.form(), buffers.byName(), start, stop);
    }

    @Override
    public void close() {
        open.values().forEach(AwkwardFolder.Buffers::close);
    }
}
