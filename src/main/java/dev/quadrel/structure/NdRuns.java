package dev.quadrel.structure;

import java.util.List;

/// Where the bytes of an array lie when they are counted in C order: in runs without gaps, all of the same size.
///
/// Not thread safe: it remembers the last run, since callers go from one to the next.
public final class NdRuns {

    private final long[] counts;
    private final long[] strides;
    private final long size;
    private final long origin;
    private final long[] index;
    private long run;
    private long start;

    private NdRuns(long[] counts, long[] strides, long size, long origin) {
        this.counts = counts;
        this.strides = strides;
        this.size = size;
        this.origin = origin;
        index = new long[counts.length];
        start = origin;
    }

    /// The runs of an array that has at least one element.
    public static NdRuns of(NdArray array) {
        List<Long> shape = array.shape();
        long[] strides = array.strides();
        long size = array.type().itemSize();
        int outer = strides.length;
        while (outer > 0 && (strides[outer - 1] == size || shape.get(outer - 1) == 1)) {
            outer--;
            size *= shape.get(outer);
        }
        long[] counts = shape.stream().limit(outer).mapToLong(Long::longValue).toArray();
        return new NdRuns(counts, strides, size, array.at(new long[strides.length]));
    }

    /// Bytes of a run.
    public long size() {
        return size;
    }

    /// How many bytes lie side by side from a place on.
    ///
    /// @param position counted in C order
    public long left(long position) {
        return size - position % size;
    }

    /// Where a byte lies in the array's memory.
    ///
    /// @param position counted in C order
    public long at(long position) {
        long wanted = position / size;
        if (wanted != run) {
            move(wanted);
        }
        return start + position % size;
    }

    private void move(long wanted) {
        if (wanted == run + 1) {
            step();
        } else {
            jump(wanted);
        }
        run = wanted;
    }

    private void step() {
        for (int i = counts.length - 1; i >= 0; i--) {
            start += strides[i];
            if (++index[i] < counts[i]) {
                return;
            }
            start -= counts[i] * strides[i];
            index[i] = 0;
        }
    }

    private void jump(long wanted) {
        long rest = wanted;
        start = origin;
        for (int i = counts.length - 1; i >= 0; i--) {
            index[i] = rest % counts[i];
            rest /= counts[i];
            start += index[i] * strides[i];
        }
    }
}
