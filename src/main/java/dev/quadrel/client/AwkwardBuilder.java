package dev.quadrel.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the form and the buffers for values.
final class AwkwardBuilder {

    private final Map<String, byte[]> buffers = new LinkedHashMap<>();
    private int nodes;

    private AwkwardBuilder() {}

    static AwkwardArray build(List<?> values) {
        AwkwardBuilder builder = new AwkwardBuilder();
        Map<String, ?> form = builder.node(values);
        return new AwkwardArray(values.size(), form, builder.buffers);
    }

    private Map<String, Object> node(List<?> values) {
        String key = "node" + nodes++;
        if (values.stream().anyMatch(Objects::isNull)) {
            return optional(key, values);
        }
        if (values.isEmpty()) {
            return form("EmptyArray", key);
        }
        if (all(values, List.class)) {
            return lists(
                    key, values.stream().<List<?>>map(value -> (List<?>) value).toList());
        }
        if (all(values, Map.class)) {
            return records(
                    key,
                    values.stream().<Map<?, ?>>map(value -> (Map<?, ?>) value).toList());
        }
        if (all(values, String.class)) {
            return texts(key, values);
        }
        return numbers(key, values);
    }

    private static boolean all(List<?> values, Class<?> kind) {
        return values.stream().allMatch(kind::isInstance);
    }

    private static Map<String, Object> form(String kind, String key) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("class", kind);
        form.put("parameters", Map.of());
        form.put("form_key", key);
        return form;
    }

    private Map<String, Object> optional(String key, List<? extends @Nullable Object> values) {
        List<Object> present = new ArrayList<>();
        List<Long> index = new ArrayList<>();
        for (Object value : values) {
            index.add(value == null ? -1L : present.size());
            if (value != null) {
                present.add(value);
            }
        }
        buffers.put(key + "-index", longs(index));
        Map<String, Object> form = form("IndexedOptionArray", key);
        form.put("index", "i64");
        form.put("content", node(present));
        return form;
    }

    private Map<String, Object> lists(String key, List<List<?>> values) {
        List<Object> flat = new ArrayList<>();
        List<Long> offsets = new ArrayList<>(List.of(0L));
        for (List<?> list : values) {
            flat.addAll(list);
            offsets.add((long) flat.size());
        }
        Map<String, Object> form = offsets(key, offsets);
        form.put("content", node(flat));
        return form;
    }

    private Map<String, Object> offsets(String key, List<Long> offsets) {
        buffers.put(key + "-offsets", longs(offsets));
        Map<String, Object> form = form("ListOffsetArray", key);
        form.put("offsets", "i64");
        return form;
    }

    private Map<String, Object> records(String key, List<Map<?, ?>> values) {
        Set<Object> names = new LinkedHashSet<>(values.getFirst().keySet());
        List<Map<String, Object>> contents = new ArrayList<>();
        for (Object name : names) {
            List<Object> members = new ArrayList<>();
            values.forEach(value -> members.add(value.get(name)));
            contents.add(node(members));
        }
        if (values.stream().anyMatch(value -> !value.keySet().equals(names))) {
            throw new IllegalArgumentException("All records have the same fields, such as " + names);
        }
        Map<String, Object> form = form("RecordArray", key);
        form.put("fields", names.stream().map(String::valueOf).toList());
        form.put("contents", contents);
        return form;
    }

    private Map<String, Object> texts(String key, List<?> values) {
        StringBuilder flat = new StringBuilder();
        List<Long> offsets = new ArrayList<>(List.of(0L));
        long length = 0;
        for (Object value : values) {
            flat.append(value);
            length += value.toString().getBytes(StandardCharsets.UTF_8).length;
            offsets.add(length);
        }
        Map<String, Object> form = offsets(key, offsets);
        form.put("parameters", Map.of("__array__", "string"));
        String characters = "node" + nodes++;
        buffers.put(characters + "-data", flat.toString().getBytes(StandardCharsets.UTF_8));
        Map<String, Object> content = primitive(characters, "uint8");
        content.put("parameters", Map.of("__array__", "char"));
        form.put("content", content);
        return form;
    }

    private static Map<String, Object> primitive(String key, String type) {
        Map<String, Object> form = form("NumpyArray", key);
        form.put("primitive", type);
        form.put("inner_shape", List.of());
        return form;
    }

    private Map<String, Object> numbers(String key, List<?> values) {
        if (all(values, Boolean.class)) {
            byte[] truths = new byte[values.size()];
            for (int i = 0; i < truths.length; i++) {
                truths[i] = (byte) (Boolean.TRUE.equals(values.get(i)) ? 1 : 0);
            }
            buffers.put(key + "-data", truths);
            return primitive(key, "bool");
        }
        if (!all(values, Number.class)) {
            throw new IllegalArgumentException("All values of a list are of one kind, unlike " + values);
        }
        List<Number> numbers = values.stream().map(AwkwardBuilder::number).toList();
        boolean real = numbers.stream().anyMatch(number -> number instanceof Double || number instanceof Float);
        List<Long> bits = numbers.stream()
                .map(number -> real ? Double.doubleToRawLongBits(number.doubleValue()) : number.longValue())
                .toList();
        buffers.put(key + "-data", longs(bits));
        return primitive(key, real ? "float64" : "int64");
    }

    private static Number number(Object value) {
        return switch (value) {
            case Byte number -> number;
            case Short number -> number;
            case Integer number -> number;
            case Long number -> number;
            case Float number -> number;
            case Double number -> number;
            default ->
                throw new IllegalArgumentException(("The number %s is a %s, but numbers here are Byte, Short, Integer"
                                + " and Long, or Float and Double")
                        .formatted(value, value.getClass().getName()));
        };
    }

    private static byte[] longs(List<Long> values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(bytes::putLong);
        return bytes.array();
    }
}
