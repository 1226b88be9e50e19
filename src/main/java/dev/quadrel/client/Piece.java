package dev.quadrel.client;

import dev.quadrel.structure.Selection;
import dev.quadrel.structure.Selection.Dimension;
import java.util.List;
import java.util.stream.Collectors;

/// A part of what is read of an array, in one request.
///
/// @param source of the stored array, always forwards
/// @param target where it lies in the result, backwards where the result runs so
record Piece(Selection source, Selection target) {

    /// The source as a request says it.
    String slice() {
        return source.dimensions().stream().map(Piece::text).collect(Collectors.joining(","));
    }

    private static String text(Dimension dimension) {
        if (dimension.dropped()) {
            return Long.toString(dimension.start());
        }
        long stop = dimension.start() + (dimension.count() - 1) * dimension.step() + 1;
        return dimension.start() + ":" + stop + ":" + dimension.step();
    }

    /// Where the part begins in the result, along each of its dimensions.
    List<Long> offset() {
        return target.dimensions().stream()
                .map(dimension -> dimension.step() > 0 ? dimension.start() : dimension.start() - dimension.count() + 1)
                .toList();
    }
}
