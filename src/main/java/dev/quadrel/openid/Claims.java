package dev.quadrel.openid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a provider says of a user, from one or several places, of which the first that has a claim counts.
record Claims(List<Map<String, Object>> sources) {

    static Claims of(Map<String, Object> source) {
        return new Claims(List.of(source));
    }

    /// The value of a claim, or of one within a claim, such as `realm_access.roles`. A claim's own name may have dots.
    Optional<Object> find(String path) {
        return sources.stream().flatMap(source -> find(source, path).stream()).findFirst();
    }

    private static Optional<Object> find(Map<?, ?> source, String path) {
        @Nullable Object whole = source.get(path);
        if (whole != null) {
            return Optional.of(whole);
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            if (source.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
                Optional<Object> found = find(inner, path.substring(dot + 1));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// The text that is a claim.
    Optional<String> text(String path) {
        return find(path).filter(String.class::isInstance).map(String.class::cast);
    }
}
