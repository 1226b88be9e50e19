package dev.quadrel.structure;

import dev.quadrel.problem.ProblemException;
import java.util.Arrays;
import java.util.function.Supplier;

/// How many bytes may be made of rows, so that few bytes do not stand for endless ones. For one thread.
public final class RaggedBudget {

    private static final int MOST_NUMBERS = 1 << 29;

    private final Supplier<ProblemException> exceeded;
    private long left;

    /// @param bytes of numbers and of the ends of lists together
    /// @param exceeded what to say where there would be more
    public RaggedBudget(long bytes, Supplier<ProblemException> exceeded) {
        left = bytes;
        this.exceeded = exceeded;
    }

    /// Makes sure that so many items would still fit.
    ///
    /// @param size bytes of each
    void require(long count, long size) {
        if (count > left / size) {
            throw exceeded.get();
        }
    }

    /// The same, and they are no longer left for others.
    void take(long count, long size) {
        require(count, size);
        left -= count * size;
    }

    /// The numbers, with room for more where there is none.
    long[] room(long[] numbers, int count, int more) {
        if (count > MOST_NUMBERS) {
            throw exceeded.get();
        }
        return count + more > numbers.length ? Arrays.copyOf(numbers, 2 * numbers.length) : numbers;
    }
}
