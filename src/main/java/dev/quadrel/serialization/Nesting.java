package dev.quadrel.serialization;

import java.io.IOException;
import java.util.List;

/// Where lists begin and end when the elements of an array come one after the other.
final class Nesting {

    /// Writes a mark.
    interface Mark {
        void write() throws IOException;
    }

    private final long[] lengths;
    private final long[] index;
    private final Mark begin;
    private final Mark end;
    private int toBegin;

    /// @param shape no length is 0
    /// @param begin of a list
    /// @param end of a list
    Nesting(List<Long> shape, Mark begin, Mark end) {
        lengths = shape.stream().mapToLong(Long::longValue).toArray();
        index = new long[lengths.length];
        this.begin = begin;
        this.end = end;
        toBegin = lengths.length;
    }

    /// To be called before each element.
    void before() throws IOException {
        for (; toBegin > 0; toBegin--) {
            begin.write();
        }
    }

    /// To be called after each element.
    void after() throws IOException {
        for (int i = lengths.length - 1; i >= 0; i--) {
            index[i]++;
            if (index[i] < lengths[i]) {
                return;
            }
            index[i] = 0;
            toBegin++;
            end.write();
        }
    }
}
