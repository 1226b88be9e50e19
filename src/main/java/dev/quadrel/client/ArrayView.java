package dev.quadrel.client;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.Selection;
import java.util.List;
import java.util.function.Consumer;

/// A part of an array that is read when it is asked for. A view of a view asks for what both take. Thread safe.
public final class ArrayView {

    private final ArrayClient array;
    private final ArrayStructure layout;
    private final Selection selection;

    ArrayView(ArrayClient array, ArrayStructure layout, Selection selection) {
        this.array = array;
        this.layout = layout;
        this.selection = selection;
    }

    /// Elements along each dimension.
    public List<Long> shape() {
        return selection.shape();
    }

    /// What an element is.
    public DataType type() {
        return layout.dataType();
    }

    /// A part of this part.
    ///
    /// @throws dev.quadrel.problem.ProblemException 400 where an index is beyond it
    public ArrayView view(NdSlice slice) {
        return new ArrayView(array, layout, selection.then(slice.of(shape())));
    }

    /// All of it, in memory outside of the heap.
    public NdArray read() {
        NdArray result = NdArray.zeros(type(), shape());
        read(result);
        return result;
    }

    /// The same into memory of the caller's.
    ///
    /// @param target of this shape and type
    public void read(NdArray target) {
        if (!target.shape().equals(shape()) || !target.type().equals(type())) {
            throw new IllegalArgumentException(
                    "%s of the shape %s does not fit into %s".formatted(type(), shape(), target));
        }
        ArrayReading.into(array, PieceCut.of(layout, selection), target);
    }

    /// Reads it in parts, see [ArrayClient#forEachBlock].
    public void forEachBlock(Consumer<ArrayBlock> taker) {
        ArrayReading.each(array, type(), PieceCut.of(layout, selection), taker);
    }
}
