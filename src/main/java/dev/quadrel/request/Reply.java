package dev.quadrel.request;

import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An answer whose status and media type are set by hand; a resource method or a middleware step returns it where the
/// value alone does not say enough.
///
/// @param status HTTP status code, 100 to 599
/// @param mediaType value of `Content-Type`; empty for the one that goes with the value
/// @param value text and bytes are sent as they are, a stream is sent to its end and closed, anything else is sent as
///     JSON; null with status 200 is answered with 404, with 204 and 304 there is no body
/// @param headers further response headers, names as sent
public record Reply(int status, String mediaType, @Nullable Object value, Map<String, String> headers) {

    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String BYTES = "application/octet-stream";
    private static final String JSON = "application/json";

    public Reply {
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("A status is a number from 100 to 599, not " + status);
        }
        headers = Map.copyOf(headers);
    }

    /// A reply without further headers.
    public Reply(int status, String mediaType, @Nullable Object value) {
        this(status, mediaType, value, Map.of());
    }

    /// Status 200 and the media type that goes with the value.
    public static Reply of(@Nullable Object value) {
        return new Reply(200, "", value);
    }

    /// Status 200 and the value as JSON, text too.
    public static Reply json(@Nullable Object value) {
        return new Reply(200, JSON, value);
    }

    /// The same with another status.
    public Reply withStatus(int newStatus) {
        return new Reply(newStatus, mediaType, value, headers);
    }

    /// The same with another media type.
    public Reply withMediaType(String newMediaType) {
        return new Reply(status, newMediaType, value, headers);
    }

    /// The same with one more header.
    public Reply withHeader(String name, String text) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, text);
        return new Reply(status, mediaType, value, more);
    }

    /// Whether there is a body: not with 204 and 304, whatever the value.
    public boolean hasBody() {
        return status != 204 && status != 304;
    }

    /// Whether the value is sent as JSON, which text is only where [#json] asks for it. Any other is sent as it is.
    public boolean isJson() {
        return switch (value) {
            case CharSequence text -> mediaType.equals(JSON);
            case byte[] bytes -> false;
            case InputStream stream -> false;
            case MultipartReply multipart -> false;
            case null, default -> true;
        };
    }

    /// The media type to send: the one that is set, or the one that goes with the value.
    public String effectiveMediaType() {
        if (!mediaType.isEmpty()) {
            return mediaType;
        }
        return switch (value) {
            case CharSequence text -> TEXT;
            case byte[] bytes -> BYTES;
            case InputStream stream -> BYTES;
            case MultipartReply multipart -> multipart.mediaType();
            case null, default -> JSON;
        };
    }
}
