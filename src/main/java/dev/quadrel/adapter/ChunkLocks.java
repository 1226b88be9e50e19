package dev.quadrel.adapter;

import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/// Who may replace a file of an array now: one at a time, in this server. Nobody holds two of the locks.
final class ChunkLocks {

    private static final int COUNT = 1024;
    private static final ReentrantLock[] LOCKS =
            IntStream.range(0, COUNT).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    private ChunkLocks() {}

    /// The lock of a file; others may have the same.
    static ReentrantLock of(Path file) {
        int hash = file.hashCode();
        return LOCKS[Math.floorMod(hash ^ hash >>> 16, COUNT)];
    }
}
