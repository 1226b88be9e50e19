package dev.quadrel.adapter;

import dev.quadrel.structure.AwkwardStructure;
import dev.quadrel.structure.RaggedRows;
import dev.quadrel.structure.Selection.Dimension;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes rows out of the blocks that they are in, of which one is open at a time.
final class RaggedBlocks implements AutoCloseable {

    private final RaggedFolder folder;
    private final RaggedRows taken;
    private final long[] ends;
    private int number = -1;
    private AwkwardFolder.@Nullable Buffers open;

    RaggedBlocks(RaggedFolder folder, RaggedRows taken) {
        this.folder = folder;
        this.taken = taken;
        List<Long> blocks = folder.structure().blocks();
        ends = new long[blocks.size()];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += blocks.get(i);
            ends[i] = end;
        }
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
        long next = start;
        for (int block = block(start); next < stop; block++) {
            long begin = block == 0 ? 0 : ends[block - 1];
            long end = Math.min(stop, ends[block]);
            if (next < end) {
                take(block, next - begin, end - begin);
                next = end;
            }
        }
    }

    /// The first block that ends after a row.
    private int block(long row) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > row) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void take(int block, long start, long stop) throws IOException {
        AwkwardStructure structure = folder.block(block).structure();
        AwkwardFolder.Buffers buffers = open;
        if (buffers == null || block != number) {
            close();
            buffers = folder.block(block).open(structure.buffers());
            open = buffers;
            number = block;
        }
        taken.take(structure.form(), buffers.byName(), start, stop);
    }

    @Override
    public void close() {
        AwkwardFolder.Buffers buffers = open;
        open = null;
        if (buffers != null) {
            buffers.close();
        }
    }
}
