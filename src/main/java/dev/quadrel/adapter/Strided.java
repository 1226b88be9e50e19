package dev.quadrel.adapter;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Copies parts at a distance side by side.
final class Strided {

    private Strided() {}

    /// Copies so many parts.
    static void copy(Parts from, MemorySegment to, long position, long count) {
        if (from.stride == from.size) {
            MemorySegment.copy(from.memory, from.offset, to, position, count * from.size);
            return;
        }
        switch ((int) Math.min(from.size, Integer.MAX_VALUE)) {
            case 1 -> bytes(from, to, position, count);
            case 2 -> shorts(from, to, position, count);
            case 4 -> ints(from, to, position, count);
            case 8 -> longs(from, to, position, count);
            default -> any(from, to, position, count);
        }
    }

    /// Where the parts are.
    ///
    /// @param offset of the first part
    /// @param stride from part to part; negative for backwards
    /// @param size of a part
    record Parts(MemorySegment memory, long offset, long stride, long size) {}

    private static void bytes(Parts from, MemorySegment to, long position, long count) {
        MemorySegment memory = from.memory;
        for (long i = 0, at = from.offset; i < count; i++, at += from.stride) {
            to.set(ValueLayout.JAVA_BYTE, position + i, memory.get(ValueLayout.JAVA_BYTE, at));
        }
    }

    private static void shorts(Parts from, MemorySegment to, long position, long count) {
        MemorySegment memory = from.memory;
        for (long i = 0, at = from.offset; i < count; i++, at += from.stride) {
            short value = memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, at);
            to.set(ValueLayout.JAVA_SHORT_UNALIGNED, position + 2 * i, value);
        }
    }

    private static void ints(Parts from, MemorySegment to, long position, long count) {
        MemorySegment memory = from.memory;
        for (long i = 0, at = from.offset; i < count; i++, at += from.stride) {
            to.set(ValueLayout.JAVA_INT_UNALIGNED, position + 4 * i, memory.get(ValueLayout.JAVA_INT_UNALIGNED, at));
        }
    }

    private static void longs(Parts from, MemorySegment to, long position, long count) {
        MemorySegment memory = from.memory;
        for (long i = 0, at = from.offset; i < count; i++, at += from.stride) {
            long value = memory.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
            to.set(ValueLayout.JAVA_LONG_UNALIGNED, position + 8 * i, value);
        }
    }

    private static void any(Parts from, MemorySegment to, long position, long count) {
        for (long i = 0; i < count; i++) {
            MemorySegment.copy(from.memory, from.offset + i * from.stride, to, position + i * from.size, from.size);
        }
    }
}
