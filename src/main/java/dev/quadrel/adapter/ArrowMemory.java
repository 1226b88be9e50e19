package dev.quadrel.adapter;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// The memory outside of the heap that Arrow's vectors are in. Nothing of Arrow is loaded before the first use.
final class ArrowMemory {

    private ArrowMemory() {}

    /// An account of its own, which whoever asks for it closes.
    ///
    /// @param name of its owner, for messages about what was not given back
    static BufferAllocator open(String name) {
        return First.ROOT.newChildAllocator(name, 0, Long.MAX_VALUE);
    }

    /// Bytes that are in use now.
    static long inUse() {
        return First.ROOT.getAllocatedMemory();
    }

    private static final class First {

        static final BufferAllocator ROOT = new RootAllocator();
    }
}
