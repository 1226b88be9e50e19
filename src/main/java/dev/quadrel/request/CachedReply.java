package dev.quadrel.request;

import dev.quadrel.cache.CachedResult;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The reply with a result of the cache: its JSON with entity tag and `Cache-Control`, or 304 without a body.
final class CachedReply {

    private static final String JSON = "application/json";

    /// What RFC 9111 counts as for ever.
    private static final long LONGEST = Integer.MAX_VALUE;

    private CachedReply() {}

    static Reply of(CachedResult result, RequestArguments arguments, Instant now) {
        String tag = '"' + result.entityTag() + '"';
        Map<String, String> headers =
                Map.of("ETag", tag, "Cache-Control", "private, max-age=" + remaining(result, now));
        return isKnown(tag, arguments)
                ? new Reply(304, JSON, null, headers)
                : new Reply(200, JSON, result.json(), headers);
    }

    /// Whether the value that a method returned is one that the cache keeps: JSON with status 200.
    static boolean isKept(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Reply reply -> reply.status() == 200 && reply.headers().isEmpty() && isKeptJson(reply);
            case Response response -> false;
            case CompletionStage<?> later -> false;
            case CharSequence text -> false;
            case byte[] bytes -> false;
            case InputStream stream -> false;
            case StreamingOutput stream -> false;
            case Reader reader -> false;
            case File file -> false;
            case MultipartReply multipart -> false;
            default -> true;
        };
    }

    private static boolean isKeptJson(Reply reply) {
        return reply.value() != null
                && reply.isJson()
                && reply.effectiveMediaType().equals(JSON);
    }

    private static long remaining(CachedResult result, Instant now) {
        if (result.expires().equals(Instant.MAX)) {
            return LONGEST;
        }
        return Math.clamp(Duration.between(now, result.expires()).toSeconds(), 0, LONGEST);
    }

    private static boolean isKnown(String tag, RequestArguments arguments) {
        String names = arguments.header("If-None-Match").orElse("");
        if (names.isEmpty() || !isRead(arguments.method())) {
            return false;
        }
        for (String name : names.split(",")) {
            String stripped = name.strip();
            if (stripped.equals("*") || stripped.equals(tag) || stripped.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}
