package dev.quadrel.request;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.uri.PercentCoding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a query or of a form body.
final class FormFields {

    private FormFields() {}

    /// Values by name, unmodifiable: text, or `true` for a name without `=`. Of a repeated name the last value
    /// counts. `+` stays `+`.
    ///
    /// @param raw fields as sent, joined by `&`; null for none
    /// @throws ProblemException 400 where an escape is malformed
    static Map<String, Object> parse(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        int start = 0;
        while (start < raw.length()) {
            int end = raw.indexOf('&', start);
            end = end < 0 ? raw.length() : end;
            if (end > start) {
                add(raw.substring(start, end), fields);
            }
            start = end + 1;
        }
        return Collections.unmodifiableMap(fields);
    }

    private static void add(String field, Map<String, Object> fields) {
        int equals = field.indexOf('=');
        if (equals < 0) {
            fields.put(PercentCoding.decode(field), true);
        } else {
            String name = PercentCoding.decode(field.substring(0, equals));
            fields.put(name, PercentCoding.decode(field.substring(equals + 1)));
        }
    }
}
