package dev.quadrel.structure;

import java.lang.foreign.MemorySegment;

/// Copies elements between arrays of the same shape, in the longest pieces that lie side by side in both.
final class NdCopy {

    private NdCopy() {}

    /// The elements in C order, in memory of their own.
    static MemorySegment packed(NdArray array) {
        NdArray target = NdArray.zeros(array.type(), array.shape());
        copy(array, target);
        return target.memory();
    }

    static void copy(NdArray from, NdArray to) {
        if (to.byteSize() == 0) {
            return;
        }
        NdRuns source = NdRuns.of(from);
        NdRuns target = NdRuns.of(to);
        long size = Math.min(source.size(), target.size());
        for (long done = 0; done < to.byteSize(); done += size) {
            MemorySegment.copy(from.memory(), source.at(done), to.memory(), target.at(done), size);
        }
    }
}
