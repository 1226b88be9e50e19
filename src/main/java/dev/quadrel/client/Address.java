package dev.quadrel.client;

import dev.quadrel.structure.NodePath;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A URL of the API while it is put together. Names and values are given as they are, and escaped here.
///
/// @param base with the path, without the query
/// @param query escaped, `name=value` each
record Address(String base, List<String> query) {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String IN_QUERY = UNRESERVED + ",:/*";

    Address {
        query = List.copyOf(query);
    }

    /// What a route of the API has for a node.
    ///
    /// @param api ends with a slash
    /// @param route such as `array/full`
    static Address of(URI api, String route, NodePath node) {
        StringBuilder path = new StringBuilder(api.toString()).append(route).append('/');
        path.append(String.join(
                "/",
                node.segments().stream().map(key -> escaped(key, UNRESERVED)).toList()));
        return new Address(path.toString(), List.of());
    }

    /// One more parameter; none where the value is null.
    Address with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        List<String> more = new ArrayList<>(query);
        more.add(escaped(name, UNRESERVED) + "=" + escaped(value.toString(), IN_QUERY));
        return new Address(base, more);
    }

    /// One for each value.
    Address withEach(String name, Collection<?> values) {
        Address address = this;
        for (Object value : values) {
            address = address.with(name, value);
        }
        return address;
    }

    /// More parameters, escaped already.
    Address withRaw(List<String> parameters) {
        List<String> more = new ArrayList<>(query);
        more.addAll(parameters);
        return new Address(base, more);
    }

    URI uri() {
        return URI.create(query.isEmpty() ? base : base + "?" + String.join("&", query));
    }

    static String escaped(String text) {
        return escaped(text, UNRESERVED);
    }

    private static String escaped(String text, String plain) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            if (plain.indexOf((char) (value & 0xff)) >= 0) {
                escaped.append((char) value);
            } else {
                escaped.append('%')
                        .append(Character.toUpperCase(Character.forDigit(value >> 4 & 0xf, 16)))
                        .append(Character.toUpperCase(Character.forDigit(value & 0xf, 16)));
            }
        }
        return escaped.toString();
    }
}
