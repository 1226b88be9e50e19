package dev.quadrel.request;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The head of a request, before anything has been decided about it.
///
/// @param method HTTP method
/// @param path path below the deployment's root, as sent
/// @param query text after `?` as sent, empty for none
/// @param cookies values by name
/// @param headers looks a header up by its name, whatever its case
public record RequestHead(
        String method,
        String path,
        String query,
        Map<String, String> cookies,
        Function<String, Optional<String>> headers) {

    public RequestHead {
        cookies = Map.copyOf(cookies);
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
        return headers.apply(name);
    }
}
