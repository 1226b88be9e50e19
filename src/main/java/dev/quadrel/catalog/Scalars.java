package dev.quadrel.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of metadata, as they are stored.
final class Scalars {

    private static final int INDEXED_LENGTH = 256;

    private Scalars() {}

    /// Whether a value is no list and no object.
    static boolean isScalar(@Nullable Object value) {
        return !(value instanceof Map || value instanceof List);
    }

    /// Whether such a value is in the table `node_values`.
    static boolean isIndexed(@Nullable Object value) {
        return value instanceof String text ? text.codePointCount(0, text.length()) < INDEXED_LENGTH : isScalar(value);
    }

    /// The value as it is stored: JSON has no numbers that are not finite, they are texts.
    static @Nullable Object stored(@Nullable Object value) {
        return value instanceof Double number && !Double.isFinite(number) ? number.toString() : value;
    }

    /// The object in which a value stands at a place, and nothing else.
    static Map<String, @Nullable Object> at(List<String> names, @Nullable Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put(names.getFirst(), names.size() == 1 ? value : at(names.subList(1, names.size()), value));
        return object;
    }
}
