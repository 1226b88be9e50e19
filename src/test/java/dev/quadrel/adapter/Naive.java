package dev.quadrel.adapter;

import dev.quadrel.structure.Box;
import dev.quadrel.structure.Selection;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// An array in memory, whose elements are picked one by one: slow and plain, to compare with.
record Naive(byte[] bytes, List<Long> shape, int itemSize) {

    static Naive random(Random random, List<Long> shape, int itemSize) {
        byte[] bytes = new byte[Math.toIntExact(count(shape)) * itemSize];
        random.nextBytes(bytes);
        return new Naive(bytes, shape, itemSize);
    }

    static Naive zeros(List<Long> shape, int itemSize) {
        return new Naive(new byte[Math.toIntExact(count(shape)) * itemSize], shape, itemSize);
    }

    static long count(List<Long> shape) {
        return shape.stream().reduce(1L, (a, b) -> a * b);
    }

    byte[] select(Selection selection) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int place : places(selection)) {
            out.write(bytes, place * itemSize, itemSize);
        }
        return out.toByteArray();
    }

    /// The same with other elements in a box, larger where the box sticks out.
    Naive patched(Box box, byte[] elements) {
        List<Long> larger = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            larger.add(Math.max(shape.get(i), box.offset().get(i) + box.shape().get(i)));
        }
        Naive grown = zeros(larger, itemSize);
        grown.put(Selection.all(shape), bytes);
        grown.put(Selection.of(box), elements);
        return grown;
    }

    private void put(Selection selection, byte[] elements) {
        int from = 0;
        for (int place : places(selection)) {
            System.arraycopy(elements, from, bytes, place * itemSize, itemSize);
            from += itemSize;
        }
    }

    private List<Integer> places(Selection selection) {
        List<Integer> places = List.of(0);
        for (int i = 0; i < shape.size(); i++) {
            Selection.Dimension wanted = selection.dimensions().get(i);
            List<Integer> next = new ArrayList<>();
            for (int outer : places) {
                for (long k = 0; k < wanted.count(); k++) {
                    next.add(Math.toIntExact(outer * shape.get(i) + wanted.start() + k * wanted.step()));
                }
            }
            places = next;
        }
        return places;
    }

    /// Anything that can be selected, with steps in both directions.
    static Selection selection(Random random, List<Long> shape) {
        List<Selection.Dimension> dimensions = new ArrayList<>();
        for (long length : shape) {
            dimensions.add(dimension(random, length));
        }
        return new Selection(dimensions);
    }

    private static Selection.Dimension dimension(Random random, long length) {
        int kind = random.nextInt(5);
        if (length == 0 || kind == 0) {
            return new Selection.Dimension(0, length, 1, false);
        }
        long start = random.nextLong(length);
        if (kind == 1) {
            return new Selection.Dimension(start, 1, 1, true);
        }
        long step = kind == 2 ? 1 : 1 + random.nextLong(3);
        if (kind == 3) {
            return new Selection.Dimension(start, random.nextLong(start / step + 1) + 1, -step, false);
        }
        return new Selection.Dimension(start, random.nextLong((length - 1 - start) / step + 1) + 1, step, false);
    }
}
