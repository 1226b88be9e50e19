package dev.quadrel.adapter;

import dev.quadrel.structure.Selection;
import java.io.IOException;
import java.util.Arrays;

/// Walks over a selection in C order and says for each piece in which chunk it lies, and where.
///
/// Trailing dimensions that are taken whole, and lie whole in one chunk, count as part of the element; trailing ones of
/// which one element is taken are only an offset. The last one that is left makes the runs.
final class Runs {

    private final Layout layout;
    private final Selection selection;
    private final Visitor visitor;
    private final long[] chunk;
    private final long[] offsets;
    private final long[] done;
    private final long[] counts;
    private long[] told = {-1};
    private long number;

    /// Is told of the runs in their order.
    @FunctionalInterface
    interface Visitor {
        void run(Run run) throws IOException;
    }

    private Runs(Layout layout, Selection selection, Visitor visitor) {
        this.layout = layout;
        this.selection = selection;
        this.visitor = visitor;
        chunk = new long[layout.dimensions()];
        offsets = new long[layout.dimensions()];
        done = new long[layout.dimensions()];
        counts = new long[layout.dimensions()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = layout.chunks(i);
        }
    }

    /// @param selection lies in the shape of the layout
    static void visit(Layout layout, Selection selection, Visitor visitor) throws IOException {
        if (selection.dimensions().size() != layout.dimensions()) {
            throw new IllegalArgumentException("A selection of "
                    + selection.dimensions().size() + " dimensions does not fit an array of " + layout.dimensions());
        }
        if (selection.elements() > 0 && layout.itemSize() > 0) {
            new Runs(layout, selection, visitor).walk();
        }
    }

    private void walk() throws IOException {
        for (int i = 0; i < chunk.length; i++) {
            moveTo(i, selection.dimensions().get(i).start());
        }
        long size = layout.itemSize();
        int last = chunk.length - 1;
        while (last >= 0
                && (isWhole(last, size) || selection.dimensions().get(last).count() == 1)) {
            size *= isWhole(last, size) ? layout.shape()[last] : 1;
            last--;
        }
        if (last < 0) {
            tell(offset(), 1, size, size);
            return;
        }
        do {
            row(last, size);
        } while (next(last - 1));
    }

    private boolean isWhole(int i, long size) {
        Selection.Dimension wanted = selection.dimensions().get(i);
        long length = layout.shape()[i];
        return layout.chunk()[i] == length
                && layout.strides()[i] == size
                && wanted.count() == length
                && wanted.step() == 1;
    }

    /// The runs along one dimension, one for each chunk.
    private void row(int i, long size) throws IOException {
        Selection.Dimension wanted = selection.dimensions().get(i);
        long step = wanted.step();
        long stride = step * layout.strides()[i];
        long length = layout.chunk()[i];
        long index = wanted.start();
        long left = wanted.count();
        offsets[i] = 0;
        long base = offset();
        while (left > 0) {
            chunk[i] = index / length;
            long local = index - chunk[i] * length;
            long within = step > 0 ? (length - 1 - local) / step + 1 : local / -step + 1;
            long count = Math.min(left, within);
            tell(base + local * layout.strides()[i], count, stride, size);
            index += count * step;
            left -= count;
        }
    }

    private void tell(long offset, long count, long stride, long size) throws IOException {
        if (!Arrays.equals(told, chunk)) {
            told = chunk.clone();
            number = 0;
            for (int i = 0; i < chunk.length; i++) {
                number = number * counts[i] + chunk[i];
            }
        }
        visitor.run(
                stride == size
                        ? new Run(number, told, offset, 1, count * size, count * size)
                        : new Run(number, told, offset, count, stride, size));
    }

    /// Goes on to the next element of the dimensions up to this one, the last of them fastest.
    private boolean next(int last) {
        for (int i = last; i >= 0; i--) {
            Selection.Dimension wanted = selection.dimensions().get(i);
            done[i] = done[i] + 1 == wanted.count() ? 0 : done[i] + 1;
            moveTo(i, wanted.start() + done[i] * wanted.step());
            if (done[i] > 0) {
                return true;
            }
        }
        return false;
    }

    private void moveTo(int i, long index) {
        chunk[i] = index / layout.chunk()[i];
        offsets[i] = (index - chunk[i] * layout.chunk()[i]) * layout.strides()[i];
    }

    private long offset() {
        long offset = 0;
        for (long part : offsets) {
            offset += part;
        }
        return offset;
    }
}
