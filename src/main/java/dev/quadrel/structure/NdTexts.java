package dev.quadrel.structure;

import dev.quadrel.structure.DataType.Kind;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/// Texts of a fixed room, filled up with zeros.
final class NdTexts {

    private static final int REPLACEMENT = 0xFFFD;

    private NdTexts() {}

    /// An array of texts, each with room for the longest.
    static NdArray array(List<String> values) {
        int room = values.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(0);
        DataType type = NdTypes.simple(Kind.TEXT, Math.max(1, room) * Integer.BYTES);
        NdArray array = NdArray.zeros(type, List.of((long) values.size()));
        for (int i = 0; i < values.size(); i++) {
            int[] points = values.get(i).codePoints().toArray();
            MemorySegment.copy(points, 0, array.memory(), ValueLayout.JAVA_INT_UNALIGNED, array.at(i), points.length);
        }
        return array;
    }

    /// A text of 4 bytes a character; what is no character becomes the sign for that.
    static String text(MemorySegment memory, long at, int size, ByteOrder order) {
        int[] points = memory.asSlice(at, size).toArray(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order));
        int length = points.length;
        while (length > 0 && points[length - 1] == 0) {
            length--;
        }
        for (int i = 0; i < length; i++) {
            boolean character = Character.isValidCodePoint(points[i]) && !surrogate(points[i]);
            points[i] = character ? points[i] : REPLACEMENT;
        }
        return new String(points, 0, length);
    }

    private static boolean surrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /// Bytes without the zeros at the end.
    static byte[] trimmed(MemorySegment memory, long at, int size) {
        byte[] bytes = memory.asSlice(at, size).toArray(ValueLayout.JAVA_BYTE);
        int length = size;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(bytes, length);
    }
}
