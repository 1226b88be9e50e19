package dev.quadrel.client;

import dev.quadrel.structure.AwkwardForm;
import java.lang.foreign.MemorySegment;
import java.util.AbstractList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Values of any nesting and length, as the library awkward has them: a description, and buffers that it names.
///
/// @param length how many values there are on top
/// @param form what awkward calls a form, as JSON
/// @param buffers little-endian, by names such as `node0-offsets`
public record AwkwardArray(long length, Map<String, ?> form, Map<String, byte[]> buffers) {

    public AwkwardArray {
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
        buffers = Collections.unmodifiableMap(new LinkedHashMap<>(buffers));
    }

    /// Values as lists of lists, Maps for records, whole numbers (Byte, Short, Integer, Long), real ones (Float,
    /// Double), Booleans, Strings and null, in the description that fits all of them: among real numbers,
    /// whole ones are doubles too.
    ///
    /// @throws IllegalArgumentException where they are of several kinds, or of another one, such as BigDecimal
    public static AwkwardArray of(List<?> values) {
        return AwkwardBuilder.build(values);
    }

    /// The buffers as memory.
    Map<String, MemorySegment> segments() {
        Map<String, MemorySegment> segments = new LinkedHashMap<>();
        buffers.forEach((name, bytes) -> segments.put(name, MemorySegment.ofArray(bytes)));
        return segments;
    }

    /// The values, read as they are asked for: a List for a list, a Map for a record, else a Long, BigInteger, Float,
    /// Double, Boolean, [dev.quadrel.structure.NdElement.Complex], Instant, Duration, String, byte[] or null.
    ///
    /// @throws IllegalArgumentException where the form is not known here, or a buffer is missing
    public List<@Nullable Object> list() {
        AwkwardForm.Reader reader = AwkwardForm.reader(form, segments());
        int size = Math.toIntExact(length);
        return new AbstractList<>() {
            @Override
            public @Nullable Object get(int index) {
                return reader.at(Objects.checkIndex(index, size));
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}
