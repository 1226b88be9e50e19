package dev.quadrel.client;

import dev.quadrel.client.ClientException.Broken;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The members of a JSON object that a server has sent. What is missing and what is null are the same. A member of
/// another kind than is asked for makes a [Broken] that names it.
///
/// @param uri where it came from
record Members(Map<String, @Nullable Object> map, URI uri) {

    /// @param what it is, for the message
    static Members of(@Nullable Object value, String what, URI uri) {
        return new Members(object(value, what, uri), uri);
    }

    Optional<Object> find(String name) {
        return Optional.ofNullable(map.get(name));
    }

    Optional<String> findText(String name) {
        return find(name).map(value -> cast(String.class, value, name, uri));
    }

    String text(String name) {
        return findText(name).orElseThrow(() -> missing(name));
    }

    Optional<Long> findNumber(String name) {
        return find(name).map(value -> cast(Number.class, value, name, uri).longValue());
    }

    boolean flag(String name) {
        return find(name).map(value -> cast(Boolean.class, value, name, uri)).orElse(false);
    }

    Optional<Members> findMembers(String name) {
        return find(name).map(value -> of(value, name, uri));
    }

    Members members(String name) {
        return findMembers(name).orElseThrow(() -> missing(name));
    }

    /// Empty where it is missing.
    List<@Nullable Object> list(String name) {
        return find(name).map(value -> elements(value, name)).orElse(List.of());
    }

    /// Empty where it is missing.
    List<String> texts(String name) {
        return list(name).stream()
                .map(value -> cast(String.class, value, name, uri))
                .toList();
    }

    /// Empty where it is missing.
    List<Members> objects(String name) {
        return list(name).stream().map(value -> of(value, name, uri)).toList();
    }

    private Broken missing(String name) {
        return new Broken(200, "The answer lacks " + name, uri, null);
    }

    @SuppressWarnings("unchecked")
    private List<@Nullable Object> elements(Object value, String name) {
        return Collections.unmodifiableList((List<@Nullable Object>) cast(List.class, value, name, uri));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(@Nullable Object value, String what, URI uri) {
        return Collections.unmodifiableMap((Map<String, @Nullable Object>) cast(Map.class, value, what, uri));
    }

    private static <T> T cast(Class<T> type, @Nullable Object value, String name, URI uri) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw new Broken(
                200, name + " in the answer is " + value + ", not of the kind " + type.getSimpleName(), uri, null);
    }
}
