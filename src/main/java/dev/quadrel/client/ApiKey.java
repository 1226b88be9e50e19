package dev.quadrel.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A key that was made.
///
/// @param secret which the server shows only once
/// @param firstEight by which it is named afterwards
/// @param scopes what it allows
/// @param details all that the server says of it
public record ApiKey(String secret, String firstEight, List<String> scopes, Map<String, @Nullable Object> details) {

    static ApiKey of(Members answer) {
        return new ApiKey(answer.text("secret"), answer.text("first_eight"), answer.texts("scopes"), answer.map());
    }

    /// Which key is wanted.
    ///
    /// @param scopes what it allows; none for all that its owner may
    /// @param life how long it holds; empty for as long as the server allows
    /// @param note for people
    /// @param accessTags only nodes with these; none for all
    public record Order(List<String> scopes, Optional<Duration> life, Optional<String> note, List<String> accessTags) {

        /// One that allows all that its owner may, for as long as the server allows.
        public static final Order WHOLE = new Order(List.of(), Optional.empty(), Optional.empty(), List.of());

        Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("scopes", scopes.isEmpty() ? null : scopes);
            body.put("expires_in", life.map(Duration::toSeconds).orElse(null));
            body.put("note", note.orElse(null));
            body.put("access_tags", accessTags.isEmpty() ? null : accessTags);
            return body;
        }
    }

    @Override
    public String toString() {
        return "ApiKey[" + firstEight + "]";
    }
}
