package dev.quadrel.token;

import dev.quadrel.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The object of a token and when it goes, as one text: `<milliseconds> <JSON object>`, or `never <JSON object>`.
///
/// Times are whole milliseconds, so that equal entries are equal texts; that is what compare-and-set compares.
///
/// @param expires [Instant#MAX] for never
/// @param object modifiable
record Entry(Instant expires, Map<String, Object> object) {

    private static final String NEVER = "never";

    String text() {
        String time = expires.equals(Instant.MAX) ? NEVER : Long.toString(expires.toEpochMilli());
        return time + " " + Json.text(object);
    }

    static Entry parse(String text) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (Json.parse(text.substring(text.indexOf(' ') + 1)) instanceof Map<?, ?> members) {
            members.forEach((name, value) -> object.put((String) name, value));
        }
        return new Entry(expires(text), object);
    }

    /// When an entry goes, without reading its object.
    static Instant expires(String text) {
        String time = text.substring(0, text.indexOf(' '));
        return time.equals(NEVER) ? Instant.MAX : Instant.ofEpochMilli(Long.parseLong(time));
    }
}
