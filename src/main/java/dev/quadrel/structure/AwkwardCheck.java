package dev.quadrel.structure;

import dev.quadrel.structure.AwkwardForm.Numbers;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;

/// Whether buffers have what a form says, so that nobody reads beyond them.
public final class AwkwardCheck {

    /// Lists without elements, that one value may have.
    private static final long MOST_EMPTY = 1_000_000;

    private final Map<String, MemorySegment> buffers;

    private AwkwardCheck(Map<String, MemorySegment> buffers) {
        this.buffers = buffers;
    }

    /// Makes sure that all values of a structure can be read.
    ///
    /// @throws IllegalArgumentException that names the buffer that is missing, too short or wrong
    public static void require(AwkwardStructure structure, Map<String, MemorySegment> buffers) {
        try {
            new AwkwardCheck(buffers).node(structure.form(), structure.length());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("The buffers would have more than 2^63 bytes", e);
        }
    }

    private void node(Map<?, ?> form, long length) {
        if (AwkwardForm.isText(form)) {
            requireBytes(AwkwardForm.content(form));
        }
        switch (String.valueOf(form.get("class"))) {
            case "NumpyArray" -> numbers(form, length);
            case "EmptyArray" -> {
                if (length > 0) {
                    throw new IllegalArgumentException("There are " + length + " values where the form has none");
                }
            }
            case "ListOffsetArray" -> node(AwkwardForm.content(form), end(form, length));
            case "ListArray" -> node(AwkwardForm.content(form), stop(form, length));
            case "RegularArray" -> {
                long size = StructureCodec.whole(form.get("size"), "size");
                node(AwkwardForm.content(form), Math.multiplyExact(length, requireNoLess(size, 0, "size")));
            }
            case "RecordArray" -> record(form, length);
            case "IndexedArray" -> node(AwkwardForm.content(form), places(form, length, 0));
            case "IndexedOptionArray" -> node(AwkwardForm.content(form), places(form, length, Long.MIN_VALUE));
            case "ByteMaskedArray" -> masked(form, length, length);
            case "BitMaskedArray" -> masked(form, length, Math.ceilDiv(length, Byte.SIZE));
            case "UnmaskedArray" -> node(AwkwardForm.content(form), length);
            default -> union(form, length);
        }
    }

    /// What a text is read from.
    private static void requireBytes(Map<?, ?> form) {
        if (!"NumpyArray".equals(form.get("class"))
                || AwkwardTypes.type(String.valueOf(form.get("primitive"))).itemSize() != 1
                || !AwkwardForm.inner(form).isEmpty()) {
            throw new IllegalArgumentException("A string has bytes in a NumpyArray of one dimension, unlike " + form);
        }
    }

    private void record(Map<?, ?> form, long length) {
        List<?> contents = contents(form);
        if (form.get("fields") instanceof List<?> names && names.size() != contents.size()) {
            throw new IllegalArgumentException(
                    "A record has %d fields, but %d contents".formatted(names.size(), contents.size()));
        }
        contents.forEach(content -> node(AwkwardForm.object(content), length));
    }

    /// @param bytes of the mask
    private void masked(Map<?, ?> form, long length, long bytes) {
        String type = String.valueOf(form.get("mask"));
        if (!type.equals("i8") && !type.equals("u8")) {
            throw new IllegalArgumentException("A mask is of the type i8 or u8, not " + type);
        }
        buffer(form, "mask", bytes);
        node(AwkwardForm.content(form), length);
    }

    private static List<?> contents(Map<?, ?> form) {
        return StructureCodec.list(form.get("contents"), "contents");
    }

    private void numbers(Map<?, ?> form, long length) {
        long size = AwkwardTypes.type(String.valueOf(form.get("primitive"))).itemSize();
        long empty = 1;
        for (long along : AwkwardForm.inner(form)) {
            size = Math.multiplyExact(size, requireNoLess(along, 0, "inner_shape"));
            empty = along == 0 || empty > MOST_EMPTY ? empty : Math.multiplyExact(empty, along);
        }
        if (size == 0 && empty > MOST_EMPTY) {
            throw new IllegalArgumentException("The member inner_shape has too many rows without elements");
        }
        buffer(form, "data", Math.multiplyExact(length, size));
    }

    private MemorySegment buffer(Map<?, ?> form, String part, long bytes) {
        String name = form.get("form_key") + "-" + part;
        MemorySegment buffer = buffers.get(name);
        if (buffer == null || buffer.byteSize() < bytes) {
            throw new IllegalArgumentException("The buffer %s has %s bytes, but %d are needed"
                    .formatted(name, buffer == null ? "no" : buffer.byteSize(), bytes));
        }
        return buffer;
    }

    /// @param type member of the form that has the type of the numbers
    private Numbers numbers(Map<?, ?> form, String type, String part, long count) {
        String kind = String.valueOf(form.get(type));
        int width =
                switch (kind) {
                    case "i8", "u8" -> Byte.BYTES;
                    case "i32", "u32" -> Integer.BYTES;
                    default -> Long.BYTES;
                };
        return AwkwardForm.numbers(kind, buffer(form, part, Math.multiplyExact(count, width)));
    }

    private long end(Map<?, ?> form, long length) {
        Numbers offsets = numbers(form, "offsets", "offsets", Math.addExact(length, 1));
        long last = requireNoLess(offsets.at(0), 0, "offsets");
        for (long i = 1; i <= length; i++) {
            last = requireNoLess(offsets.at(i), last, "offsets");
        }
        return last;
    }

    private long stop(Map<?, ?> form, long length) {
        Numbers starts = numbers(form, "starts", "starts", length);
        Numbers stops = numbers(form, "starts", "stops", length);
        long last = 0;
        for (long i = 0; i < length; i++) {
            long stop = requireNoLess(stops.at(i), requireNoLess(starts.at(i), 0, "starts"), "stops");
            last = Math.max(last, stop);
        }
        return last;
    }

    private long places(Map<?, ?> form, long length, long least) {
        Numbers places = numbers(form, "index", "index", length);
        long last = -1;
        for (long i = 0; i < length; i++) {
            last = Math.max(last, requireNoLess(places.at(i), least, "index"));
        }
        return Math.addExact(last, 1);
    }

    private void union(Map<?, ?> form, long length) {
        List<?> contents = contents(form);
        long[] lengths = new long[contents.size()];
        Numbers tags = numbers(form, "tags", "tags", length);
        Numbers places = numbers(form, "index", "index", length);
        for (long i = 0; i < length; i++) {
            long tag = requireNoLess(tags.at(i), 0, "tags");
            if (tag >= lengths.length) {
                throw new IllegalArgumentException("The tag " + tag + " is none of " + lengths.length);
            }
            long place = requireNoLess(places.at(i), 0, "index");
            lengths[(int) tag] = Math.max(lengths[(int) tag], Math.addExact(place, 1));
        }
        for (int i = 0; i < lengths.length; i++) {
            node(AwkwardForm.object(contents.get(i)), lengths[i]);
        }
    }

    private static long requireNoLess(long number, long least, String name) {
        if (number < least) {
            throw new IllegalArgumentException(
                    "The number %d among the %s is less than %d".formatted(number, name, least));
        }
        return number;
    }
}
