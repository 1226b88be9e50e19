package dev.quadrel.http;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.uri.PercentCoding;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes sure that JAX-RS can read the head of a request: for one that it cannot, it would answer with a page of the
/// server's own.
final class LegibleRequest {

    private static final String UNKNOWN = "unknown/unknown";

    private LegibleRequest() {}

    /// Refuses a path that is no text. What is named as a media type and is none becomes one that nobody knows, and a
    /// cookie that is none is left out.
    ///
    /// @throws ProblemException 400
    static void require(HttpServerExchange exchange) {
        PercentCoding.decode(exchange.getRequestURI());
        HeaderMap headers = exchange.getRequestHeaders();
        repair(headers, Headers.ACCEPT);
        repair(headers, Headers.CONTENT_TYPE);
        dropIllegibleCookies(headers);
    }

    /// A cookie of characters that no cookie has is nobody's: those beside it count. Undertow would fail at it.
    private static void dropIllegibleCookies(HeaderMap headers) {
        @Nullable HeaderValues values = headers.get(Headers.COOKIE);
        if (values == null || values.stream().allMatch(LegibleRequest::isVisible)) {
            return;
        }
        String legible = values.stream()
                .flatMap(value -> Arrays.stream(value.split(";")))
                .filter(LegibleRequest::isVisible)
                .collect(Collectors.joining(";"));
        if (legible.isBlank()) {
            headers.remove(Headers.COOKIE);
        } else {
            headers.put(Headers.COOKIE, legible);
        }
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7f || c < ' ' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private static void repair(HeaderMap headers, HttpString name) {
        @Nullable HeaderValues values = headers.get(name);
        if (values == null || values.stream().allMatch(LegibleRequest::isLegible)) {
            return;
        }
        String repaired = values.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .filter(item -> !item.isBlank())
                .map(item -> isMediaType(item) ? item.strip() : UNKNOWN)
                .collect(Collectors.joining(", "));
        headers.put(name, repaired);
    }

    /// Between quotes, commas and slashes mean nothing; such values are left alone.
    private static boolean isLegible(String value) {
        if (value.isEmpty() || value.indexOf('"') >= 0) {
            return true;
        }
        int start = 0;
        while (start <= value.length()) {
            int comma = value.indexOf(',', start);
            int end = comma < 0 ? value.length() : comma;
            if (!isMediaType(value.substring(start, end))) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    /// A lone star is none, but known for any.
    private static boolean isMediaType(String item) {
        int semicolon = item.indexOf(';');
        String type = (semicolon < 0 ? item : item.substring(0, semicolon)).strip();
        int slash = type.indexOf('/');
        return slash > 0 && slash < type.length() - 1 || type.equals("*");
    }
}
