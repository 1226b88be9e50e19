package dev.quadrel.serialization;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A media type as a client asks for it.
///
/// @param base in small letters, such as `text/csv`, `image/*` or `*/*`
/// @param parameters names in small letters, without the weight `q`, in their order
public record MediaType(String base, Map<String, String> parameters) {

    public MediaType {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /// Reads a media type. Parts after a semicolon that are no parameters say nothing.
    public static MediaType parse(String text) {
        String[] parts = text.split(";", -1);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            String name = pair[0].strip().toLowerCase(Locale.ROOT);
            if (pair.length == 2 && !name.isEmpty() && !name.equals("q")) {
                parameters.put(name, pair[1].strip());
            }
        }
        return new MediaType(parts[0].strip().toLowerCase(Locale.ROOT), parameters);
    }

    /// The same with another base.
    public MediaType as(String other) {
        return new MediaType(other, parameters);
    }

    /// Whether it stands for a media type: it is that one, or a range that it is in.
    boolean covers(String mediaType) {
        return base.equals(mediaType)
                || base.equals("*/*")
                || (base.endsWith("/*") && mediaType.startsWith(base.substring(0, base.length() - 1)));
    }

    /// As a header has it.
    public String text() {
        StringBuilder text = new StringBuilder(base);
        parameters.forEach(
                (name, value) -> text.append(';').append(name).append('=').append(value));
        return text.toString();
    }
}
