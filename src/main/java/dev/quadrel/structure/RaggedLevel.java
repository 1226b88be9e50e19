package dev.quadrel.structure;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NdSlice.Index;
import dev.quadrel.structure.NdSlice.Part;
import dev.quadrel.structure.NdSlice.Range;
import dev.quadrel.structure.Selection.Dimension;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One dimension of rows that are taken, but for the first: where each list ends among all that is taken of them.
final class RaggedLevel {

    private final @Nullable Part part;
    private final @Nullable Long fixed;
    private final RaggedBudget budget;
    private long[] ends = new long[8];
    private int count;
    private long total;

    /// @param part that is taken of each list; all where null
    /// @param fixed how long each list is; null where they differ
    RaggedLevel(@Nullable Part part, @Nullable Long fixed, RaggedBudget budget) {
        this.part = part;
        this.fixed = fixed;
        this.budget = budget;
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

    /// Where the lists end; the first begins at 0. None where they are all as long.
    long[] ends() {
        return Arrays.copyOf(ends, count);
    }

    /// How many elements all lists have.
    long total() {
        return total;
    }

    /// Takes the list between two elements.
    ///
    /// @throws ProblemException 422 where it has no such element, or not the declared length
    void take(long start, long stop, RaggedRuns taken) {
        long length = stop - start;
        if (fixed != null && length != fixed) {
            throw ProblemException.of(422, "A list has %d elements, not %d".formatted(length, fixed));
        }
        switch (part) {
            case null -> {
                end(length);
                taken.add(start, stop);
            }
            case Index(long number) -> {
                long index = number < 0 ? stop + number : start + number;
                if (index < start || index >= stop) {
                    throw ProblemException.of(
                            422, "The index %d is beyond a list of %d elements".formatted(number, length));
                }
                taken.add(index, index + 1);
            }
            case Range range -> {
                Dimension wanted = new NdSlice(List.of(range))
                        .of(List.of(length))
                        .dimensions()
                        .getFirst();
                end(wanted.count());
                taken.add(wanted, start);
            }
        }
    }

    /// Lists as long as all others are told by their elements, but for those without any.
    private void end(long length) {
        total += length;
        if (length == 0 || length() == null) {
            budget.take(1, Long.BYTES);
        }
        if (length() == null) {
            ends = budget.room(ends, count, 1);
            ends[count] = total;
            count++;
        }
    }
}
