package dev.quadrel.client;

import dev.quadrel.structure.Box;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.Selection;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// An array of which only some elements are there; all others are zero. In the form COO: a place and a value for each.
///
/// @param shape elements along each dimension, with those that are zero
/// @param coordinates for each dimension the places of the values along it, as long integers from 0
/// @param values in one dimension, as many as each of the coordinates
public record SparseArray(List<Long> shape, List<NdArray> coordinates, NdArray values) {

    public SparseArray {
        shape = List.copyOf(shape);
        coordinates = List.copyOf(coordinates);
        if (coordinates.size() != shape.size()) {
            throw new IllegalArgumentException(
                    "%d lists of coordinates do not fit the shape %s".formatted(coordinates.size(), shape));
        }
        for (NdArray along : coordinates) {
            if (!along.shape().equals(values.shape())) {
                throw new IllegalArgumentException(
                        "%s coordinates do not fit %s values".formatted(along.shape(), values.shape()));
            }
        }
    }

    /// What a value is.
    public DataType type() {
        return values.type();
    }

    /// How many values there are.
    public long count() {
        return values.size();
    }

    /// Where a value is along a dimension.
    public long place(int dimension, long number) {
        return coordinates.get(dimension).longs().getAtIndex(ValueLayout.JAVA_LONG_UNALIGNED, number);
    }

    /// The array with its zeros.
    public NdArray dense() {
        NdArray dense = NdArray.zeros(type(), shape);
        MemorySegment source = values.bytes();
        int size = type().itemSize();
        long[] index = new long[shape.size()];
        for (long i = 0; i < count(); i++) {
            for (int along = 0; along < index.length; along++) {
                index[along] = place(along, i);
            }
            MemorySegment.copy(source, i * size, dense.memory(), dense.at(index), size);
        }
        return dense;
    }

    /// The part in a box, with places counted from its begin.
    SparseArray part(Box box) {
        List<Long> kept = new ArrayList<>();
        for (long i = 0; i < count(); i++) {
            if (isIn(box, i)) {
                kept.add(i);
            }
        }
        List<NdArray> moved = new ArrayList<>();
        for (int along = 0; along < shape.size(); along++) {
            int dimension = along;
            long begin = box.offset().get(along);
            moved.add(NdArray.of(
                    kept.stream().mapToLong(i -> place(dimension, i) - begin).toArray()));
        }
        return new SparseArray(box.shape(), moved, picked(kept));
    }

    /// With places counted from the end, along those dimensions that a selection of this shape takes backwards.
    SparseArray turned(Selection selection) {
        List<NdArray> turned = new ArrayList<>(coordinates);
        int along = 0;
        for (Selection.Dimension dimension : selection.dimensions()) {
            if (dimension.step() < 0) {
                turned.set(along, turned(along));
            }
            along += dimension.dropped() ? 0 : 1;
        }
        return new SparseArray(shape, turned, values);
    }

    private NdArray turned(int along) {
        long last = shape.get(along) - 1;
        long[] places = new long[Math.toIntExact(count())];
        for (int i = 0; i < places.length; i++) {
            places[i] = last - place(along, i);
        }
        return NdArray.of(places);
    }

    private boolean isIn(Box box, long number) {
        for (int along = 0; along < shape.size(); along++) {
            long place = place(along, number) - box.offset().get(along);
            if (place < 0 || place >= box.shape().get(along)) {
                return false;
            }
        }
        return true;
    }

    private NdArray picked(List<Long> kept) {
        NdArray picked = NdArray.zeros(type(), List.of((long) kept.size()));
        for (int i = 0; i < kept.size(); i++) {
            picked.slice(one(i)).fill(values.slice(one(kept.get(i))));
        }
        return picked;
    }

    private static Selection one(long number) {
        return Selection.of(new Box(List.of(number), List.of(1L)));
    }
}
