package dev.quadrel.client;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What is asked of the server.
///
/// @param headers without those of authentication and compression, which [Transport] adds
/// @param repeatable whether it does no harm to send it again when nobody knows whether it was done
record Request(String method, URI uri, Map<String, String> headers, Optional<Payload> body, boolean repeatable) {

    static final String JSON = "application/json";
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE");

    Request {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = Collections.unmodifiableMap(sorted);
    }

    static Request of(String method, URI uri) {
        return new Request(method, uri, Map.of("Accept", JSON), Optional.empty(), IDEMPOTENT.contains(method));
    }

    /// Asks for JSON, unless [#accept] says otherwise.
    static Request get(URI uri) {
        return of("GET", uri);
    }

    Request accept(String mediaType) {
        return header("Accept", mediaType);
    }

    Request header(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new Request(method, uri, more, body, repeatable);
    }

    Request with(Payload payload) {
        return new Request(method, uri, headers, Optional.of(payload), repeatable);
    }

    /// For a POST that only reads.
    Request onlyReads() {
        return new Request(method, uri, headers, body, true);
    }
}
