package dev.quadrel.client;

import dev.quadrel.client.ClientException.Broken;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An answer that is not an error, whole.
///
/// @param status 2xx, or 304 where the request had an `If-None-Match`
/// @param uri what was asked for
/// @param headers as they came; those about compression do not fit the body any more
/// @param body not compressed
record Reply(int status, URI uri, HttpHeaders headers, byte[] body) {

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// The media type with its parameters; empty where the server does not say it.
    String contentType() {
        return header("Content-Type").orElse("");
    }

    /// The body as JSON.
    ///
    /// @throws Broken where it is none
    @Nullable
    Object json() {
        try {
            return Json.parse(body);
        } catch (ProblemException e) {
            throw broken("The answer is not JSON: " + e.getMessage(), e);
        }
    }

    /// The body as a JSON object.
    ///
    /// @throws Broken where it is none
    Members members() {
        return Members.of(json(), "the answer", uri);
    }

    Broken broken(String detail, @Nullable Throwable cause) {
        return new Broken(status, detail, uri, cause);
    }
}
