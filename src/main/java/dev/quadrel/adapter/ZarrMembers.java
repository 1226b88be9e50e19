package dev.quadrel.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes members of the kinds that are wanted out of a Zarr metadata file.
final class ZarrMembers {

    private ZarrMembers() {}

    static Map<?, ?> object(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> members) {
            return members;
        }
        throw new IllegalArgumentException(name + " is an object, not " + value);
    }

    static List<?> list(@Nullable Object value, String name) {
        if (value instanceof List<?> items) {
            return items;
        }
        throw new IllegalArgumentException(name + " is a list, not " + value);
    }

    static List<Long> longs(@Nullable Object value, String name) {
        List<Long> numbers = new ArrayList<>();
        for (Object item : list(value, name)) {
            if (!(item instanceof Integer || item instanceof Long) || ((Number) item).longValue() < 0) {
                throw new IllegalArgumentException(name + " has whole numbers from 0 on, not " + item);
            }
            numbers.add(((Number) item).longValue());
        }
        return numbers;
    }
}
