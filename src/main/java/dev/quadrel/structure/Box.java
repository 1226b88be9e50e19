package dev.quadrel.structure;

import java.util.List;

/// A part of an array without gaps.
///
/// @param offset of its first element, along each dimension
/// @param shape elements along each dimension
public record Box(List<Long> offset, List<Long> shape) {

    public Box {
        offset = List.copyOf(offset);
        shape = List.copyOf(shape);
        if (offset.size() != shape.size()) {
            throw new IllegalArgumentException("The offset " + offset + " does not fit the shape " + shape);
        }
        if (offset.stream().anyMatch(start -> start < 0) || shape.stream().anyMatch(length -> length < 0)) {
            throw new IllegalArgumentException("The offset " + offset + " or the shape " + shape + " is negative");
        }
    }

    /// Number of elements.
    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }
}
