package dev.quadrel.serialization;

import dev.quadrel.structure.DataType.Builtin;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What TIFF says about one page: its image file directory, with all values behind it.
///
/// @param type of a sample
/// @param format of a sample: 1 without sign, 2 with, 3 of floating point, 6 complex
/// @param height rows
/// @param width pixels in a row
/// @param samples of a pixel: 1, 3 or 4
record TiffDirectory(Builtin type, int format, long height, long width, int samples) {

    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int ENTRY_BYTES = 12;
    private static final int ALIGNMENT = 16;

    /// One entry, with its values as bytes.
    private record Entry(int tag, int type, int count, byte[] values) {}

    ByteOrder order() {
        return type.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    long pixelBytes() {
        return height * width * samples * type.itemSize();
    }

    /// The bytes of the directory.
    ///
    /// @param place in the file, even
    /// @param next whether the next page's directory follows
    /// @param pixels their place in the file
    /// @param description without characters beyond ASCII; empty for none
    ByteBuffer bytes(long place, boolean next, long pixels, String description) {
        List<Entry> entries = entries(description);
        int values = Short.BYTES + entries.size() * ENTRY_BYTES + Integer.BYTES;
        int end = values + entries.stream().mapToInt(TiffDirectory::outside).sum();
        int padded = Math.ceilDiv(end, ALIGNMENT) * ALIGNMENT;
        ByteBuffer directory = ByteBuffer.allocate(padded).order(order()).putShort((short) entries.size());
        for (Entry entry : entries) {
            directory
                    .putShort((short) entry.tag())
                    .putShort((short) entry.type())
                    .putInt(entry.count());
            if (entry.tag() == 273) {
                directory.putInt((int) pixels);
            } else if (outside(entry) == 0) {
                directory.put(Arrays.copyOf(entry.values(), Integer.BYTES));
            } else {
                directory.putInt((int) (place + values));
                directory.put(values, entry.values());
                values += outside(entry);
            }
        }
        return directory.putInt(next ? (int) (place + padded) : 0).rewind();
    }

    /// How many bytes of an entry's values have no place in it.
    private static int outside(Entry entry) {
        int length = entry.values().length;
        return length <= Integer.BYTES ? 0 : length + length % 2;
    }

    private List<Entry> entries(String description) {
        List<Entry> entries = new ArrayList<>();
        entries.add(numbers(256, LONG, width));
        entries.add(numbers(257, LONG, height));
        entries.add(shorts(258, samples, type.itemSize() * Byte.SIZE));
        entries.add(shorts(259, 1, 1));
        entries.add(shorts(262, 1, samples > 1 ? 2 : 1));
        if (!description.isEmpty()) {
            byte[] text = (description + "\0").getBytes(StandardCharsets.US_ASCII);
            entries.add(new Entry(270, ASCII, text.length, text));
        }
        entries.add(numbers(273, LONG, 0));
        entries.add(shorts(277, 1, samples));
        entries.add(numbers(278, LONG, height));
        entries.add(numbers(279, LONG, pixelBytes()));
        entries.add(numbers(282, RATIONAL, 1, 1));
        entries.add(numbers(283, RATIONAL, 1, 1));
        entries.add(shorts(296, 1, 1));
        if (samples == 4) {
            entries.add(shorts(338, 1, 2));
        }
        entries.add(shorts(339, samples, format));
        return entries;
    }

    private Entry shorts(int tag, int count, int value) {
        ByteBuffer values = ByteBuffer.allocate(count * Short.BYTES).order(order());
        while (values.hasRemaining()) {
            values.putShort((short) value);
        }
        return new Entry(tag, SHORT, count, values.array());
    }

    private Entry numbers(int tag, int type, long... numbers) {
        ByteBuffer values = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(order());
        for (long number : numbers) {
            values.putInt((int) number);
        }
        return new Entry(tag, type, 1, values.array());
    }
}
