package dev.quadrel.wslink;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Memory outside the heap that large texts are written to, once, in the form in which the network takes them.
/// It is lent and given back; where too much is lent, texts are written to the heap.
final class DirectMemory {

    /// Characters, below which a text is better copied to where the rest of its document is.
    static final int LARGE = 64 << 10;

    private static final int LARGEST = 8 << 20;

    private final long bound;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<ByteBuffer> spare = new ArrayDeque<>();
    private final Map<Long, ByteBuffer> lent = new HashMap<>();
    private long made;

    /// @param bound bytes, of what is lent and what is spare together
    DirectMemory(long bound) {
        this.bound = bound;
    }

    /// The bytes of a text in UTF-8, to be given back when nobody reads them any more.
    ByteBuffer utf8(String text) {
        SegmentAllocator allocator = (size, _) -> allocate(size);
        MemorySegment bytes = allocator.allocateFrom(text, StandardCharsets.UTF_8);
        return bytes.asSlice(0, bytes.byteSize() - 1).asByteBuffer();
    }

    /// Takes bytes back; those that are not lent, or no more, are nobody's business.
    void give(ByteBuffer bytes) {
        if (bytes.isDirect()) {
            lock.lock();
            try {
                ByteBuffer memory = lent.remove(
                        MemorySegment.ofBuffer(bytes.duplicate().position(0)).address());
                if (memory != null) {
                    spare.addFirst(memory);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /// Bytes that are lent just now.
    long lent() {
        lock.lock();
        try {
            return lent.values().stream().mapToLong(ByteBuffer::capacity).sum();
        } finally {
            lock.unlock();
        }
    }

    private MemorySegment allocate(long size) {
        ByteBuffer memory = size > LARGEST ? null : lend((int) size);
        return memory == null ? MemorySegment.ofArray(new byte[(int) size]) : MemorySegment.ofBuffer(memory);
    }

    private @Nullable ByteBuffer lend(int size) {
        lock.lock();
        try {
            ByteBuffer memory = found(size);
            if (memory == null) {
                memory = make(Integer.highestOneBit(size - 1) << 1);
            }
            if (memory == null) {
                return null;
            }
            lent.put(MemorySegment.ofBuffer(memory).address(), memory);
            return memory.slice(0, size);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable ByteBuffer found(int size) {
        for (Iterator<ByteBuffer> each = spare.iterator(); each.hasNext(); ) {
            ByteBuffer memory = each.next();
            if (memory.capacity() >= size) {
                each.remove();
                return memory;
            }
        }
        return null;
    }

    /// What is spare was too small, and makes place.
    private @Nullable ByteBuffer make(int size) {
        while (made + size > bound && !spare.isEmpty()) {
            made -= spare.removeLast().capacity();
        }
        if (made + size > bound) {
            return null;
        }
        made += size;
        return ByteBuffer.allocateDirect(size);
    }
}
