package dev.quadrel.client;

import dev.quadrel.structure.Selection;
import java.util.List;

/// A part of what is read of an array, in one request.
///
/// @param source of the stored array, always forwards
/// @param target where it lies in the result, backwards where the result runs so
record Piece(Selection source, Selection target) {

    /// Where the part begins in the result, along each of its dimensions.
    List<Long> offset() {
        return target.dimensions().stream()
                .map(dimension -> dimension.step() > 0 ? dimension.start() : dimension.start() - dimension.count() + 1)
                .toList();
    }
}
