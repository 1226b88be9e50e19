package dev.quadrel.worker;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a job was started with: the members of the payload, and over them the variable segments of the path.
///
/// @param all JSON values by name; never null, cannot be changed
public record WorkerArguments(Map<String, Object> all) {

    public WorkerArguments {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    /// What a client sends: the payload, and over it the segments of the path.
    static WorkerArguments of(Map<?, ?> payload, Map<String, String> segments) {
        Map<String, Object> all = new LinkedHashMap<>();
        payload.forEach((name, value) -> all.put(String.valueOf(name), value));
        all.putAll(segments);
        return new WorkerArguments(all);
    }

    /// One argument; null where it is absent or JSON's null.
    public @Nullable Object get(String name) {
        return all.get(name);
    }

    /// A number, which may also be written as text, as in a path.
    ///
    /// @throws IllegalArgumentException where it is absent or no number
    public double number(String name) {
        Object value = all.get(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The argument \"%s\" is a number, which \"%s\" is not".formatted(name, value), e);
        }
    }

    /// Text; a number or truth value as it is written.
    ///
    /// @throws IllegalArgumentException where it is absent
    public String text(String name) {
        Object value = all.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The argument \"%s\" is missing".formatted(name));
        }
        return value.toString();
    }

    /// True where the argument is true or the text `true`, else false.
    public boolean flag(String name) {
        return "true".equals(String.valueOf(all.get(name)));
    }
}
