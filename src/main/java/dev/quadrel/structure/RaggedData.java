package dev.quadrel.structure;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Numbers that were taken, copied side by side outside of the heap.
final class RaggedData {

    private MemorySegment memory = MemorySegment.NULL;
    private long size;

    /// Copies the numbers of some runs.
    ///
    /// @param itemSize bytes of one
    void add(MemorySegment from, RaggedRuns runs, int itemSize) {
        grow(runs.elements() * itemSize);
        for (int run = 0; run < runs.count(); run++) {
            long bytes = (runs.stop(run) - runs.start(run)) * itemSize;
            MemorySegment.copy(from, runs.start(run) * itemSize, memory, size, bytes);
            size += bytes;
        }
    }

    private void grow(long more) {
        if (size + more <= memory.byteSize()) {
            return;
        }
        long capacity = size == 0 ? more : Math.max(size + more, 2 * memory.byteSize());
        MemorySegment larger = Arena.ofAuto().allocate(capacity, Long.BYTES);
        MemorySegment.copy(memory, 0, larger, 0, size);
        memory = larger;
    }

    /// All of them.
    MemorySegment all() {
        return memory.asSlice(0, size);
    }
}
