package dev.quadrel.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How an array is cut: for each dimension, the lengths of its pieces in their order.
public record Chunks(List<List<Long>> lengths) {

    public Chunks {
        lengths = lengths.stream().map(List::copyOf).toList();
        for (List<Long> dimension : lengths) {
            if (dimension.stream().anyMatch(length -> length < 0)) {
                throw new IllegalArgumentException("A chunk has no negative length, but one of " + dimension + " has");
            }
        }
    }

    /// One chunk that is the whole array.
    public static Chunks whole(List<Long> shape) {
        return new Chunks(shape.stream().map(List::of).toList());
    }

    /// Chunks of one size, but for the last along each dimension. A dimension without elements has one empty chunk.
    ///
    /// @param size at least 1 each
    public static Chunks regular(List<Long> shape, List<Long> size) {
        if (size.stream().anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException("A chunk has at least 1 element each way, not " + size);
        }
        List<List<Long>> lengths = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            List<Long> dimension = new ArrayList<>();
            long left = shape.get(i);
            do {
                dimension.add(Math.min(left, size.get(i)));
                left -= size.get(i);
            } while (left > 0);
            lengths.add(dimension);
        }
        return new Chunks(lengths);
    }

    /// The shape of the whole.
    public List<Long> shape() {
        return lengths.stream()
                .map(dimension -> dimension.stream().reduce(0L, Math::addExact))
                .toList();
    }

    /// How many chunks there are along each dimension.
    public List<Integer> counts() {
        return lengths.stream().map(List::size).toList();
    }

    /// All chunks by their numbers, such as `0.1`, the last dimension's growing fastest.
    public List<String> names() {
        List<String> names = List.of("");
        for (int count : counts()) {
            names = names.stream()
                    .flatMap(before -> IntStream.range(0, count)
                            .mapToObj(number -> before.isEmpty() ? "" + number : before + "." + number))
                    .toList();
        }
        return names;
    }

    /// The place of a chunk in the array.
    ///
    /// @param block its number along each dimension
    /// @throws IllegalArgumentException where there is no such chunk
    public Box block(List<Integer> block) {
        if (block.size() != lengths.size()) {
            throw new IllegalArgumentException("The block " + block + " has " + block.size()
                    + " numbers, but the array " + lengths.size() + " dimensions");
        }
        List<Long> offset = new ArrayList<>();
        List<Long> shape = new ArrayList<>();
        for (int i = 0; i < block.size(); i++) {
            List<Long> dimension = lengths.get(i);
            int number = block.get(i);
            if (number < 0 || number >= dimension.size()) {
                throw new IllegalArgumentException(
                        "The block " + block + " is out of range: there are " + counts() + " blocks");
            }
            offset.add(dimension.subList(0, number).stream().reduce(0L, Math::addExact));
            shape.add(dimension.get(number));
        }
        return new Box(offset, shape);
    }
}
