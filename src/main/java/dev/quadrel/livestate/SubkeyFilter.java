package dev.quadrel.livestate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Leaves out what a map says with its `_filter`: a list of its own keys that are not for browsers, such as
/// the content of a file that one of them has sent.
final class SubkeyFilter {

    private static final String FILTER = "_filter";

    private SubkeyFilter() {}

    /// The value as browsers get it. Maps within lists are filtered, maps within maps are not.
    static @Nullable Object apply(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map when map.get(FILTER) instanceof Collection<?> hidden -> without(map, hidden);
            case List<?> list
            when hasFilter(list) ->
                list.stream().<@Nullable Object>map(SubkeyFilter::apply).toList();
            case null, default -> value;
        };
    }

    private static Map<?, ?> without(Map<?, ?> map, Collection<?> hidden) {
        Map<@Nullable Object, @Nullable Object> rest = new LinkedHashMap<>(map);
        hidden.forEach(rest::remove);
        return rest;
    }

    /// Most lists are left as they are.
    private static boolean hasFilter(List<?> list) {
        for (Object element : list) {
            boolean found =
                    switch (element) {
                        case Map<?, ?> map -> map.containsKey(FILTER);
                        case List<?> inner -> hasFilter(inner);
                        case null, default -> false;
                    };
            if (found) {
                return true;
            }
        }
        return false;
    }
}
