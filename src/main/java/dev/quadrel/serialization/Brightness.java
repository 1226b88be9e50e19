package dev.quadrel.serialization;

import dev.quadrel.serialization.Elements.Complex;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// Which value of an array is black in a picture, and which is white: the 1st and the 99th percentile, between two
/// values as numpy's `percentile` does. Values that are no numbers have no say.
///
/// The array is read twice, and never held: the first time it is seen in which of 65536 bands of values the
/// percentiles are, the second time where in these.
record Brightness(float black, float white) {

    private static final Set<Kind> VISIBLE = EnumSet.of(Kind.BOOL, Kind.INT, Kind.UINT, Kind.FLOAT, Kind.COMPLEX);
    private static final int BITS = 16;
    private static final int BANDS = 1 << BITS;
    private static final double PART = 0.01;
    private static final int WHITEST = 255;

    /// Whether elements of a type can be seen.
    static boolean visible(DataType type) {
        return type instanceof Builtin builtin && VISIBLE.contains(builtin.kind());
    }

    /// An element as a number; of a complex one, the real part.
    static float value(Elements.Reader reader, ByteBuffer bytes) {
        return switch (reader.read(bytes)) {
            case Number number -> number.floatValue();
            case Boolean flag -> flag ? 1 : 0;
            case Complex complex -> complex.real().floatValue();
            case null, default -> Float.NaN;
        };
    }

    /// The brightness of a picture of this array.
    static Brightness of(ArrayPart part, Elements.Reader reader) throws IOException {
        long[] bands = new long[BANDS];
        part.each(bytes -> {
            float value = value(reader, bytes);
            if (!Float.isNaN(value)) {
                bands[key(value) >>> BITS]++;
            }
        });
        long count = Arrays.stream(bands).sum();
        if (count == 0) {
            return new Brightness(0, 0);
        }
        double low = (count - 1) * PART;
        double high = (count - 1) * (1 - PART);
        float[] values = ranked(part, reader, bands, new long[] {
            (long) low, Math.min((long) low + 1, count - 1), (long) high, Math.min((long) high + 1, count - 1)
        });
        return new Brightness(between(values[0], values[1], low % 1), between(values[2], values[3], high % 1));
    }

    /// The values of these ranks, 0 for the least.
    private static float[] ranked(ArrayPart part, Elements.Reader reader, long[] bands, long[] ranks)
            throws IOException {
        int[] band = new int[ranks.length];
        long[] left = new long[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            band[i] = find(bands, ranks[i]);
            left[i] = ranks[i] - Arrays.stream(bands, 0, band[i]).sum();
        }
        long[][] within = new long[ranks.length][BANDS];
        part.each(bytes -> {
            float value = value(reader, bytes);
            int key = key(value);
            for (int i = 0; i < band.length && !Float.isNaN(value); i++) {
                if (key >>> BITS == band[i]) {
                    within[i][key & (BANDS - 1)]++;
                }
            }
        });
        float[] values = new float[ranks.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(band[i] << BITS | find(within[i], left[i]));
        }
        return values;
    }

    private static int find(long[] counts, long rank) {
        long before = 0;
        for (int i = 0; i < counts.length; i++) {
            before += counts[i];
            if (before > rank) {
                return i;
            }
        }
        return 0;
    }

    /// A number whose order without sign is the order of the values.
    private static int key(float value) {
        int bits = Float.floatToIntBits(value);
        return bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE;
    }

    private static float value(int key) {
        return Float.intBitsToFloat(key < 0 ? key ^ Integer.MIN_VALUE : ~key);
    }

    private static float between(float from, float to, double part) {
        return (float) (from + ((double) to - from) * part);
    }

    /// 0 for black and below, 255 for white and above; 0 for what is no number.
    byte level(float value) {
        float part = Math.clamp((value - black) / (white - black), 0f, 1f);
        return Float.isNaN(part) ? 0 : (byte) Math.rint(part * WHITEST);
    }
}
