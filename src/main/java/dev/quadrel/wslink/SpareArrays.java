package dev.quadrel.wslink;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.locks.ReentrantLock;

/// Arrays that large messages have come in, for the next ones: a new array is cleared first, in memory that no
/// processor has near. Small ones are not worth it.
final class SpareArrays {

    /// Bytes, below which an array is made and forgotten.
    static final int LARGE = 64 << 10;

    private static final int LARGEST = 8 << 20;
    private static final int MOST = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<byte[]> spare = new ArrayDeque<>(MOST);

    /// An array that has at least so many bytes, with anything in them.
    byte[] take(int length) {
        if (length < LARGE || length > LARGEST) {
            return new byte[length];
        }
        lock.lock();
        try {
            for (Iterator<byte[]> each = spare.iterator(); each.hasNext(); ) {
                byte[] array = each.next();
                if (array.length >= length) {
                    each.remove();
                    return array;
                }
            }
        } finally {
            lock.unlock();
        }
        return new byte[Integer.highestOneBit(length - 1) << 1];
    }

    /// Takes the array of bytes that nobody reads any more.
    @SuppressWarnings("ByteBufferBackingArray") // all of it, wherever the bytes are in it
    void giveArrayOf(ByteBuffer bytes) {
        give(bytes.array());
    }

    /// Takes an array that nobody reads any more; the one that was given first goes where there are too many.
    void give(byte[] array) {
        if (array.length < LARGE || array.length > LARGEST) {
            return;
        }
        lock.lock();
        try {
            if (spare.size() == MOST) {
                spare.removeLast();
            }
            spare.addFirst(array);
        } finally {
            lock.unlock();
        }
    }
}
