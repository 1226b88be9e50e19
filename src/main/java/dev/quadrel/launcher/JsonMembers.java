package dev.quadrel.launcher;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A JSON object whose members are of known types. All errors are [IllegalArgumentException]s that name the member.
///
/// @param what the object is, for the messages
record JsonMembers(String what, Map<String, Object> members) {

    @SuppressWarnings("unchecked")
    static JsonMembers of(@Nullable Object value, String what) {
        if (value instanceof Map<?, ?> members) {
            return new JsonMembers(what, (Map<String, Object>) members);
        }
        throw new IllegalArgumentException(what + " is no JSON object");
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Set<String> names() {
        return members.keySet();
    }

    /// Refuses members of other names, which are mostly mistyped.
    void only(String... known) {
        for (String name : members.keySet()) {
            if (!Set.of(known).contains(name)) {
                throw new IllegalArgumentException("the member \"%s\" of %s is not known; there are: %s"
                        .formatted(name, what, String.join(", ", known)));
            }
        }
    }

    JsonMembers object(String name) {
        return of(members.get(name), "the member \"" + name + "\"");
    }

    String text(String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw wrong(name, "text");
    }

    int whole(String name) {
        if (members.get(name) instanceof BigInteger number && number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        throw wrong(name, "whole number");
    }

    /// Text, or what is written as such.
    String scalar(String name) {
        Object value = members.get(name);
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw wrong(name, "text, number, true or false");
    }

    List<String> texts(String name) {
        if (members.get(name) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw wrong(name, "list of texts");
    }

    private IllegalArgumentException wrong(String name, String wanted) {
        return new IllegalArgumentException(
                has(name)
                        ? "the member \"%s\" of %s is no %s".formatted(name, what, wanted)
                        : "%s lacks the member \"%s\", a %s".formatted(what, name, wanted));
    }
}
