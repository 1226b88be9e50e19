package dev.quadrel.adapter;

import dev.quadrel.structure.Selection.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The part of one dimension of a block that is wanted, in SQL about the column of the places along it.
///
/// @param chunk the block's number along the dimension
/// @param begin of the block in the array
/// @param length of the block
/// @param first wanted place in the array that is in the block
/// @param last place of the block that may be wanted
/// @param wanted of the array
record SparseRange(int chunk, long begin, long length, long first, long last, Dimension wanted) {

    /// The parts of all chunks along a dimension that have some.
    static List<SparseRange> of(List<Long> chunks, Dimension wanted) {
        List<SparseRange> ranges = new ArrayList<>();
        long begin = 0;
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            within(chunk, begin, chunks.get(chunk), wanted).ifPresent(ranges::add);
            begin += chunks.get(chunk);
        }
        return ranges;
    }

    private static Optional<SparseRange> within(int chunk, long begin, long length, Dimension wanted) {
        if (wanted.count() == 0) {
            return Optional.empty();
        }
        long step = Math.abs(wanted.step());
        long end = wanted.start() + (wanted.count() - 1) * wanted.step();
        long lowest = Math.min(wanted.start(), end);
        long first = lowest >= begin ? lowest : lowest + Math.ceilDiv(begin - lowest, step) * step;
        long last = Math.min(Math.max(wanted.start(), end), begin + length - 1);
        return first <= last
                ? Optional.of(new SparseRange(chunk, begin, length, first, last, wanted))
                : Optional.empty();
    }

    /// Whether a row of the block is wanted; empty where each is.
    Optional<String> condition(String column) {
        long step = Math.abs(wanted.step());
        if (step == 1 && first == begin && last == begin + length - 1) {
            return Optional.empty();
        }
        String between = column + " BETWEEN " + (first - begin) + " AND " + (last - begin);
        return Optional.of(
                step == 1 ? between : between + " AND (" + column + " - " + (first - begin) + ") % " + step + " = 0");
    }

    /// The place in the part that is sent.
    String place(String column) {
        String moved = "(" + column + "::BIGINT + " + (begin - wanted.start()) + ")";
        return wanted.step() == 1 ? moved : "(" + moved + " // " + wanted.step() + ")";
    }
}
