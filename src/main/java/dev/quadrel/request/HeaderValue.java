package dev.quadrel.request;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A header such as `form-data; name="a"; filename="b"`.
///
/// @param value text before the first `;`, lower case
/// @param parameters values by lower-case name, without quotes; of a repeated name the first counts
record HeaderValue(String value, Map<String, String> parameters) {

    HeaderValue {
        parameters = Map.copyOf(parameters);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /// Reads a header leniently: what has no `=` is skipped, a quote without an end goes to the end of the text. Null
    /// gives an empty value.
    static HeaderValue parse(@Nullable String text) {
        if (text == null) {
            return new HeaderValue("", Map.of());
        }
        int end = endOfPiece(text, 0);
        String value = text.substring(0, end).strip().toLowerCase(Locale.ROOT);
        Map<String, String> parameters = new LinkedHashMap<>();
        while (end < text.length()) {
            int start = end + 1;
            end = endOfPiece(text, start);
            add(text.substring(start, end), parameters);
        }
        return new HeaderValue(value, parameters);
    }

    /// The next `;` outside quotes, or the end of the text.
    private static int endOfPiece(String text, int start) {
        boolean quoted = false;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && isEscape(text, at)) {
                at++;
            } else if (c == ';' && !quoted) {
                return at;
            }
        }
        return text.length();
    }

    private static void add(String piece, Map<String, String> parameters) {
        int equals = piece.indexOf('=');
        if (equals < 0) {
            return;
        }
        String name = piece.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        parameters.putIfAbsent(name, unquote(piece.substring(equals + 1).strip()));
    }

    private static String unquote(String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int at = 1; at < text.length() && text.charAt(at) != '"'; at++) {
            if (isEscape(text, at)) {
                at++;
            }
            plain.append(text.charAt(at));
        }
        return plain.toString();
    }

    /// Only a quote and a backslash can be escaped: some clients send `C:\folder\name` as it is.
    private static boolean isEscape(String text, int at) {
        return text.charAt(at) == '\\'
                && at + 1 < text.length()
                && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
    }
}
