package dev.quadrel.structure;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NdSlice.Index;
import dev.quadrel.structure.NdSlice.Part;
import dev.quadrel.structure.NdSlice.Range;
import dev.quadrel.structure.Selection.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One dimension of rows that are taken, but for the first: where each list ends among all that is taken of them.
final class RaggedLevel {

    private final @Nullable Part part;
    private final @Nullable Long fixed;
    private long[] ends = new long[8];
    private int count;

    /// @param part that is taken of each list; all where null
    /// @param fixed how long each list is; null where they differ
    RaggedLevel(@Nullable Part part, @Nullable Long fixed) {
        this.part = part;
        this.fixed = fixed;
    }

    /// Elements without gaps.
    record Run(long start, long stop) {

        static void add(List<Run> runs, long start, long stop) {
            if (!runs.isEmpty() && runs.getLast().stop() == start) {
                runs.set(runs.size() - 1, new Run(runs.getLast().start(), stop));
            } else if (start < stop) {
                runs.add(new Run(start, stop));
            }
        }
    }

    /// Whether the dimension is missing in the result.
    boolean isDropped() {
        return part instanceof Index;
    }

    /// The length of each list in the result; null where they differ.
    @Nullable
    Long length() {
        return part == null ? fixed : null;
    }

    /// Where the lists end; the first begins at 0.
    long[] ends() {
        return Arrays.copyOf(ends, count);
    }

    /// Takes the list between two elements.
    ///
    /// @throws ProblemException 422 where it has no such element, or not the declared length
    void take(long start, long stop, List<Run> taken) {
        long length = stop - start;
        if (fixed != null && length != fixed) {
            throw ProblemException.of(422, "A list has %d elements, not %d".formatted(length, fixed));
        }
        switch (part) {
            case null -> {
                end(length);
                Run.add(taken, start, stop);
            }
            case Index(long number) -> {
                long index = number < 0 ? stop + number : start + number;
                if (index < start || index >= stop) {
                    throw ProblemException.of(
                            422, "The index %d is beyond a list of %d elements".formatted(number, length));
                }
                Run.add(taken, index, index + 1);
            }
            case Range range -> {
                Dimension wanted = new NdSlice(List.of(range))
                        .of(List.of(length))
                        .dimensions()
                        .getFirst();
                end(wanted.count());
                runs(wanted, start, taken);
            }
        }
    }

    private void end(long length) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count] = (count == 0 ? 0 : ends[count - 1]) + length;
        count++;
    }

    /// The elements that a dimension selects, counted from a begin.
    static void runs(Dimension wanted, long begin, List<Run> taken) {
        long first = begin + wanted.start();
        if (wanted.step() == 1) {
            Run.add(taken, first, first + wanted.count());
            return;
        }
        for (long i = 0; i < wanted.count(); i++) {
            Run.add(taken, first + i * wanted.step(), first + i * wanted.step() + 1);
        }
    }

    /// The elements that a dimension selects.
    static List<Run> runs(Dimension wanted) {
        List<Run> taken = new ArrayList<>();
        runs(wanted, 0, taken);
        return taken;
    }
}
