package dev.quadrel.structure;

import dev.quadrel.problem.ProblemException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the values that a form of awkward describes out of their buffers, as they are asked for.
public final class AwkwardForm {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final long MOST_IN_MEMORY = Integer.MAX_VALUE - 8;

    private final Map<String, MemorySegment> buffers;
    private final long longest;

    private AwkwardForm(Map<String, MemorySegment> buffers, long longest) {
        this.buffers = buffers;
        this.longest = Math.min(longest, MOST_IN_MEMORY);
    }

    /// Gives the values of one node of the form.
    public interface Reader {
        /// The value at a place: a List for a list, a Map for a record, else as [NdElement] says, or null.
        @Nullable
        Object at(long index);
    }

    /// Gives the numbers of a buffer.
    interface Numbers {
        long at(long index);
    }

    /// The values on top.
    ///
    /// @param buffers little-endian, by names such as `node0-offsets`
    /// @throws IllegalArgumentException where the form is not known here, or a buffer is missing
    public static Reader reader(Map<?, ?> form, Map<String, MemorySegment> buffers) {
        return reader(form, buffers, MOST_IN_MEMORY);
    }

    /// The same for values that are not endless.
    ///
    /// @param longest how many bytes a text may have and elements a list; where one has more, the reader throws
    ///     a [ProblemException] with 400
    public static Reader reader(Map<?, ?> form, Map<String, MemorySegment> buffers, long longest) {
        return new AwkwardForm(buffers, longest).node(form);
    }

    /// How many elements all lists of a node have together.
    ///
    /// @param form of the class `ListOffsetArray`
    /// @param count how many lists there are
    public static long elements(Map<?, ?> form, Map<String, MemorySegment> buffers, long count) {
        Numbers offsets = new AwkwardForm(buffers, MOST_IN_MEMORY).numbers(form, "offsets", "offsets");
        return offsets.at(count) - offsets.at(0);
    }

    private Reader node(Map<?, ?> form) {
        String kind = String.valueOf(form.get("class"));
        return switch (kind) {
            case "NumpyArray" -> numbers(form);
            case "EmptyArray" -> index -> null;
            case "ListOffsetArray" -> {
                Numbers offsets = numbers(form, "offsets", "offsets");
                yield lists(form, offsets, index -> offsets.at(index + 1));
            }
            case "ListArray" -> lists(form, numbers(form, "starts", "starts"), numbers(form, "starts", "stops"));
            case "RegularArray" -> {
                long size = form.get("size") instanceof Number number ? number.longValue() : 0;
                yield lists(form, index -> index * size, index -> (index + 1) * size);
            }
            case "RecordArray" -> records(form);
            case "IndexedArray", "IndexedOptionArray" -> indexed(form);
            case "ByteMaskedArray" -> masked(form, numbers(form, "mask", "mask"));
            case "BitMaskedArray" -> masked(form, bits(form));
            case "UnmaskedArray" -> node(content(form));
            case "UnionArray" -> union(form);
            default -> throw new IllegalArgumentException("Values of awkward's class " + kind + " cannot be read");
        };
    }

    static Map<?, ?> content(Map<?, ?> form) {
        return object(form.get("content"));
    }

    static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException("A form of awkward is an object, unlike " + value);
    }

    private MemorySegment buffer(Map<?, ?> form, String part) {
        String name = form.get("form_key") + "-" + part;
        MemorySegment buffer = buffers.get(name);
        if (buffer == null) {
            throw new IllegalArgumentException("The buffer " + name + " is missing among " + buffers.keySet());
        }
        return buffer;
    }

    /// @param type member of the form that has the type of the numbers
    private Numbers numbers(Map<?, ?> form, String type, String part) {
        return numbers(String.valueOf(form.get(type)), buffer(form, part));
    }

    /// @param type such as `i64`
    static Numbers numbers(String type, MemorySegment buffer) {
        return switch (type) {
            case "i8" -> index -> buffer.get(ValueLayout.JAVA_BYTE, index);
            case "u8" -> index -> Byte.toUnsignedInt(buffer.get(ValueLayout.JAVA_BYTE, index));
            case "i32" -> index -> buffer.get(INT, index * Integer.BYTES);
            case "u32" -> index -> Integer.toUnsignedLong(buffer.get(INT, index * Integer.BYTES));
            default -> index -> buffer.get(LONG, index * Long.BYTES);
        };
    }

    private Numbers bits(Map<?, ?> form) {
        MemorySegment buffer = buffer(form, "mask");
        boolean lowestFirst = !Boolean.FALSE.equals(form.get("lsb_order"));
        return index -> {
            int bit = (int) (index % Byte.SIZE);
            int shift = lowestFirst ? bit : Byte.SIZE - 1 - bit;
            return buffer.get(ValueLayout.JAVA_BYTE, index / Byte.SIZE) >> shift & 1;
        };
    }

    private Reader numbers(Map<?, ?> form) {
        DataType type = AwkwardTypes.type(String.valueOf(form.get("primitive")));
        MemorySegment data = buffer(form, "data");
        List<Long> inner = inner(form);
        long size = inner.stream().reduce((long) type.itemSize(), Math::multiplyExact);
        if (inner.isEmpty()) {
            NdArray flat =
                    NdArray.of(type, List.of(data.byteSize() / size), data.asSlice(0, data.byteSize() / size * size));
            return flat::get;
        }
        long count = inner.stream().reduce(1L, Math::multiplyExact);
        return index -> {
            length(0, count);
            return NdArray.of(type, inner, data.asSlice(index * size, size)).list();
        };
    }

    private int length(long start, long stop) {
        if (stop - start > longest) {
            throw ProblemException.badRequest("A value has %d elements, more than the %d that can be sent in this form"
                    .formatted(stop - start, longest));
        }
        return (int) (stop - start);
    }

    /// The lengths of further dimensions that each value has.
    static List<Long> inner(Map<?, ?> form) {
        return form.get("inner_shape") instanceof List<?> shape
                ? StructureCodec.longs(shape, "inner_shape")
                : List.of();
    }

    /// Whether the lists of a node are texts, or bytes that mean nothing else.
    static boolean isText(Map<?, ?> form) {
        return List.of("string", "bytestring").contains(meaning(form));
    }

    private static String meaning(Map<?, ?> form) {
        return form.get("parameters") instanceof Map<?, ?> parameters
                ? String.valueOf(parameters.get("__array__"))
                : "";
    }

    private Reader lists(Map<?, ?> form, Numbers starts, Numbers stops) {
        if (isText(form)) {
            MemorySegment data = buffer(content(form), "data");
            boolean text = meaning(form).equals("string");
            return index -> bytes(data, starts.at(index), stops.at(index), text);
        }
        Reader items = node(content(form));
        return index -> items(items, starts.at(index), stops.at(index));
    }

    private List<@Nullable Object> items(Reader items, long start, long stop) {
        int size = length(start, stop);
        return new AbstractList<>() {
            @Override
            public @Nullable Object get(int index) {
                return items.at(start + Objects.checkIndex(index, size));
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private Object bytes(MemorySegment data, long start, long stop, boolean text) {
        byte[] bytes = data.asSlice(start, length(start, stop)).toArray(ValueLayout.JAVA_BYTE);
        return text ? new String(bytes, StandardCharsets.UTF_8) : bytes;
    }

    /// Without names of fields, a record is a list.
    private Reader records(Map<?, ?> form) {
        if (form.get("fields") instanceof List<?> names) {
            Map<String, Reader> members = new LinkedHashMap<>();
            List<Reader> contents = contents(form);
            for (int i = 0; i < names.size(); i++) {
                members.put(String.valueOf(names.get(i)), contents.get(i));
            }
            return index -> {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                members.forEach((name, member) -> values.put(name, member.at(index)));
                return values;
            };
        }
        List<Reader> parts = contents(form);
        return index -> {
            List<@Nullable Object> values = new ArrayList<>();
            parts.forEach(part -> values.add(part.at(index)));
            return values;
        };
    }

    private List<Reader> contents(Map<?, ?> form) {
        return form.get("contents") instanceof List<?> contents
                ? contents.stream().map(AwkwardForm::object).map(this::node).toList()
                : List.of();
    }

    private Reader indexed(Map<?, ?> form) {
        Numbers places = numbers(form, "index", "index");
        Reader items = node(content(form));
        return index -> {
            long place = places.at(index);
            return place < 0 ? null : items.at(place);
        };
    }

    private Reader masked(Map<?, ?> form, Numbers mask) {
        boolean valid = Boolean.TRUE.equals(form.get("valid_when"));
        Reader items = node(content(form));
        return index -> mask.at(index) != 0 == valid ? items.at(index) : null;
    }

    private Reader union(Map<?, ?> form) {
        Numbers tags = numbers(form, "tags", "tags");
        Numbers places = numbers(form, "index", "index");
        List<Reader> items = contents(form);
        return index -> items.get((int) tags.at(index)).at(places.at(index));
    }
}
