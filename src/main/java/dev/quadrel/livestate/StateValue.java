package dev.quadrel.livestate;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A variable's value, read as what the application takes it for.
final class StateValue {

    private StateValue() {}

    static long integer(String key, @Nullable Object value) {
        return switch (value) {
            case Double floating -> floating.longValue();
            case Number number -> number.longValue();
            case Boolean truth -> truth ? 1 : 0;
            case String text when isNumber(text) -> (long) Double.parseDouble(text);
            case null, default -> throw other(key, value, "a whole number");
        };
    }

    static double number(String key, @Nullable Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case Boolean truth -> truth ? 1 : 0;
            case String text when isNumber(text) -> Double.parseDouble(text);
            case null, default -> throw other(key, value, "a number");
        };
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?(\\d{1,15}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,3})?");
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static boolean flag(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case Number number -> number.doubleValue() != 0 && !Double.isNaN(number.doubleValue());
            case CharSequence text -> !text.isEmpty();
            default -> true;
        };
    }

    static List<@Nullable Object> list(String key, @Nullable Object value) {
        return switch (value) {
            case List<?> list -> Collections.unmodifiableList(list);
            case Collection<?> collection ->
                collection.stream().<@Nullable Object>map(one -> one).toList();
            case null, default -> throw other(key, value, "a list");
        };
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(String key, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return Collections.unmodifiableMap((Map<String, @Nullable Object>) map);
        }
        throw other(key, value, "a map");
    }

    private static ClassCastException other(String key, @Nullable Object value, String wanted) {
        return new ClassCastException("\"" + key + "\" is " + kind(value) + ", not " + wanted);
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> "a map with " + map.size() + " keys";
            case Collection<?> list -> "a list of " + list.size();
            case byte[] bytes -> bytes.length + " bytes";
            case ByteBuffer bytes -> bytes.remaining() + " bytes";
            case CharSequence text when text.length() > 50 -> "a text of " + text.length() + " characters";
            default -> "\"" + value + "\"";
        };
    }
}
