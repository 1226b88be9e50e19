package dev.quadrel.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/// An answer whose body is read while it comes. Closing it early ends its connection.
///
/// @param body not compressed
record Flowing(int status, URI uri, HttpHeaders headers, InputStream body) implements AutoCloseable {

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
