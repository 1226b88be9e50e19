package dev.quadrel.wslink;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a call gives: values by position and values by name, as [Unpack] makes them. A value that is asked for
/// by both is taken by its position.
///
/// Each reader throws [IllegalArgumentException] where the value is missing or not of its kind; the caller is
/// answered with its message.
///
/// @param positional values by position
/// @param named values by name, in the order in which they came
public record Arguments(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {

    public static final Arguments NONE = new Arguments(List.of(), Map.of());

    public Arguments {
        positional = Collections.unmodifiableList(positional);
        named = Collections.unmodifiableMap(named);
    }

    /// How many values there are by position.
    public int count() {
        return positional.size();
    }

    public boolean has(int position, String name) {
        return position < positional.size() || named.containsKey(name);
    }

    /// The value, which may be null; null too where it is missing.
    public @Nullable Object optional(int position, String name) {
        return position < positional.size() ? positional.get(position) : named.get(name);
    }

    /// The value, which may be null.
    public @Nullable Object value(int position, String name) {
        if (!has(position, name)) {
            throw new IllegalArgumentException("missing argument %d, \"%s\"".formatted(position + 1, name));
        }
        return optional(position, name);
    }

    public long integer(int position, String name) {
        Object value = value(position, name);
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) <= 1L << 53) {
            return number.longValue();
        }
        throw unfit(position, name, "an integer", value);
    }

    public long integer(int position, String name, long unlessGiven) {
        return has(position, name) ? integer(position, name) : unlessGiven;
    }

    public double number(int position, String name) {
        return read(position, name, "a number", Number.class).doubleValue();
    }

    public double number(int position, String name, double unlessGiven) {
        return has(position, name) ? number(position, name) : unlessGiven;
    }

    public String text(int position, String name) {
        return read(position, name, "a text", String.class);
    }

    public String text(int position, String name, String unlessGiven) {
        return has(position, name) ? text(position, name) : unlessGiven;
    }

    public boolean flag(int position, String name) {
        return read(position, name, "true or false", Boolean.class);
    }

    public boolean flag(int position, String name, boolean unlessGiven) {
        return has(position, name) ? flag(position, name) : unlessGiven;
    }

    public byte[] bytes(int position, String name) {
        return read(position, name, "bytes", byte[].class);
    }

    @SuppressWarnings("unchecked") // Unpack makes no other lists.
    public List<@Nullable Object> list(int position, String name) {
        return read(position, name, "a list", List.class);
    }

    public List<@Nullable Object> list(int position, String name, List<@Nullable Object> unlessGiven) {
        return has(position, name) ? list(position, name) : unlessGiven;
    }

    @SuppressWarnings("unchecked") // Unpack makes no other maps.
    public Map<String, @Nullable Object> map(int position, String name) {
        return read(position, name, "a map", Map.class);
    }

    public Map<String, @Nullable Object> map(int position, String name, Map<String, @Nullable Object> unlessGiven) {
        return has(position, name) ? map(position, name) : unlessGiven;
    }

    /// These arguments, where there are as many by position as a method takes.
    ///
    /// @throws IllegalArgumentException where there are fewer or more
    public Arguments counted(int least, int most) {
        if (count() < least || count() > most) {
            String allowed = least == most ? String.valueOf(least) : "from " + least + " to " + most;
            throw new IllegalArgumentException("takes %s arguments, but %d were given".formatted(allowed, count()));
        }
        return this;
    }

    private <T> T read(int position, String name, String kind, Class<T> type) {
        Object value = value(position, name);
        if (!type.isInstance(value)) {
            throw unfit(position, name, kind, value);
        }
        return type.cast(value);
    }

    private static IllegalArgumentException unfit(int position, String name, String kind, @Nullable Object value) {
        String found = Optional.ofNullable(value)
                .map(given -> given.getClass().getSimpleName())
                .orElse("null");
        return new IllegalArgumentException(
                "argument %d, \"%s\", is %s, but must be %s".formatted(position + 1, name, found, kind));
    }
}
