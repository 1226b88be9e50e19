package dev.quadrel.adapter;

import dev.quadrel.transfer.ByteSink;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/// Buffers outside the heap that readers take in turns: making one for each read would fill the memory until the next
/// collection.
final class Buffers {

    private static final int KEPT = 64;
    private static final Queue<ByteBuffer> FREE = new ArrayBlockingQueue<>(KEPT);

    private Buffers() {}

    /// An empty buffer of [ByteSink#PIECE] bytes.
    static ByteBuffer take() {
        ByteBuffer free = FREE.poll();
        return free == null ? ByteBuffer.allocateDirect(ByteSink.PIECE) : free.clear();
    }

    /// Gives it back; without room it is forgotten.
    static void give(ByteBuffer buffer) {
        if (!FREE.offer(buffer)) {
            buffer.clear();
        }
    }
}
