package dev.quadrel.structure;

/// Elements in the order in which they are taken, as runs without gaps. Each of them has a byte of its own in the end,
/// and each run is kept in memory meanwhile, so that both are within the budget.
final class RaggedRuns {

    private final RaggedBudget budget;
    private long[] bounds = new long[8];
    private int count;
    private long elements;

    RaggedRuns(RaggedBudget budget) {
        this.budget = budget;
    }

    /// Takes elements, after those before.
    void add(long start, long stop) {
        if (start >= stop) {
            return;
        }
        budget.require(stop - start, 1);
        elements = Math.addExact(elements, stop - start);
        budget.require(elements, 1);
        if (count > 0 && bounds[2 * count - 1] == start) {
            bounds[2 * count - 1] = stop;
            return;
        }
        budget.require(count + 1L, Long.BYTES);
        bounds = budget.room(bounds, 2 * count, 2);
        bounds[2 * count] = start;
        bounds[2 * count + 1] = stop;
        count++;
    }

    /// Takes the elements that a dimension selects, counted from a begin.
    void add(Selection.Dimension wanted, long begin) {
        long first = begin + wanted.start();
        if (wanted.step() == 1) {
            add(first, first + wanted.count());
            return;
        }
        for (long i = 0; i < wanted.count(); i++) {
            add(first + i * wanted.step(), first + i * wanted.step() + 1);
        }
    }

    /// How many runs there are.
    int count() {
        return count;
    }

    /// The first element of a run.
    long start(int run) {
        return bounds[2 * run];
    }

    /// The element after a run.
    long stop(int run) {
        return bounds[2 * run + 1];
    }

    /// How many elements all runs have.
    long elements() {
        return elements;
    }
}
