package dev.quadrel.adapter;

import dev.quadrel.structure.Box;
import dev.quadrel.structure.Selection;
import java.util.ArrayList;
import java.util.List;

/// The part of a chunk that lies in a box, in the array's numbers.
record ChunkPart(Box box) {

    static ChunkPart of(Layout layout, long[] chunk, Box box) {
        List<Long> offset = new ArrayList<>();
        List<Long> shape = new ArrayList<>();
        for (int i = 0; i < chunk.length; i++) {
            long first = box.offset().get(i);
            long start = Math.max(first, chunk[i] * layout.chunk()[i]);
            offset.add(start);
            shape.add(Math.min(first + box.shape().get(i), layout.end(chunk, i)) - start);
        }
        return new ChunkPart(new Box(offset, shape));
    }

    Selection selection() {
        return Selection.of(box);
    }

    long bytes(int itemSize) {
        return box.elements() * itemSize;
    }

    /// Whether it is all of the chunk that lies in the array.
    boolean fills(Layout layout, long[] chunk) {
        for (int i = 0; i < chunk.length; i++) {
            long start = chunk[i] * layout.chunk()[i];
            if (box.offset().get(i) != start || box.shape().get(i) != layout.end(chunk, i) - start) {
                return false;
            }
        }
        return true;
    }
}
