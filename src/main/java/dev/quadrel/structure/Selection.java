package dev.quadrel.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// The elements that a slice takes out of an array of a known shape.
///
/// @param dimensions one for each of the array's
public record Selection(List<Dimension> dimensions) {

    /// Elements along one dimension: `start`, `start + step`, ...
    ///
    /// @param start of the first element; any number where there is none
    /// @param count number of elements
    /// @param step not 0; negative for backwards
    /// @param dropped whether the dimension is missing in the result: it was one index
    public record Dimension(long start, long count, long step, boolean dropped) {

        public Dimension {
            if (count < 0 || step == 0) {
                throw new IllegalArgumentException("A selection has no " + count + " elements with step " + step);
            }
        }

        /// The same elements, the first one first.
        public Dimension forwards() {
            return step > 0 ? this : new Dimension(start + (count - 1) * step, count, -step, dropped);
        }

        private String text() {
            if (dropped) {
                return Long.toString(start);
            }
            if (count == 0) {
                return "0:0";
            }
            long stop = start + (count - 1) * step + Long.signum(step);
            return start + ":" + (stop < 0 ? "" : stop) + ":" + step;
        }
    }

    public Selection {
        dimensions = List.copyOf(dimensions);
    }

    /// All elements.
    public static Selection all(List<Long> shape) {
        return new Selection(
                shape.stream().map(length -> new Dimension(0, length, 1, false)).toList());
    }

    /// A part without gaps.
    public static Selection of(Box box) {
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < box.shape().size(); i++) {
            dimensions.add(new Dimension(box.offset().get(i), box.shape().get(i), 1, false));
        }
        return new Selection(dimensions);
    }

    /// The shape of the result.
    public List<Long> shape() {
        return dimensions.stream()
                .filter(dimension -> !dimension.dropped())
                .map(Dimension::count)
                .toList();
    }

    /// The same elements, the first one first along each dimension.
    public Selection forwards() {
        return new Selection(dimensions.stream().map(Dimension::forwards).toList());
    }

    /// As numpy writes it, see [NdSlice].
    public String text() {
        return dimensions.stream().map(Dimension::text).collect(Collectors.joining(","));
    }

    /// Number of elements.
    ///
    /// @throws ArithmeticException where it has more than 2^63
    public long elements() {
        return dimensions.stream().map(Dimension::count).reduce(1L, Math::multiplyExact);
    }

    /// The same elements of a larger array, in which this selection's array begins at an offset.
    public Selection shifted(List<Long> offset) {
        List<Dimension> moved = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension old = dimensions.get(i);
            moved.add(new Dimension(old.start() + offset.get(i), old.count(), old.step(), old.dropped()));
        }
        return new Selection(moved);
    }

    /// The elements that another selection takes out of this one's result, out of the array itself.
    ///
    /// @param inner of an array of this selection's shape
    public Selection then(Selection inner) {
        List<Dimension> both = new ArrayList<>();
        int next = 0;
        for (Dimension outer : dimensions) {
            if (outer.dropped()) {
                both.add(outer);
                continue;
            }
            Dimension within = inner.dimensions.get(next++);
            long start = outer.start() + within.start() * outer.step();
            both.add(new Dimension(start, within.count(), outer.step() * within.step(), within.dropped()));
        }
        return new Selection(both);
    }

    /// Whether it takes each element of an array of this shape, in their order.
    public boolean isAll(List<Long> shape) {
        return dimensions.stream().allMatch(dimension -> dimension.start() == 0 && dimension.step() == 1)
                && dimensions.stream().map(Dimension::count).toList().equals(shape);
    }

    /// No dimension at all: the one element of such an array.
    public static Selection scalar() {
        return new Selection(Collections.emptyList());
    }
}
