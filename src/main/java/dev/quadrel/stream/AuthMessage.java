package dev.quadrel.stream;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.Identity;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client says of itself on its web socket: `{"type": "auth", "api_key": "..."}`, or with `access_token`.
final class AuthMessage {

    private AuthMessage() {}

    /// Who it is.
    ///
    /// @throws ProblemException 400 where it is no such message, 401 for wrong credentials
    static Identity read(String text, AccessGate gate) {
        Map<?, ?> members = members(text);
        try {
            if (members.get("api_key") instanceof String key) {
                return gate.byKey(key);
            }
            if (members.get("access_token") instanceof String token) {
                return gate.byToken(token);
            }
        } catch (ProblemException wrong) {
            throw ProblemException.of(401, "Authentication failed");
        }
        throw ProblemException.of(401, "Authentication failed");
    }

    private static Map<?, ?> members(String text) {
        @Nullable Object message;
        try {
            message = Json.parse(text);
        } catch (ProblemException notJson) {
            throw ProblemException.badRequest("Expected JSON auth message");
        }
        if (message instanceof Map<?, ?> members && "auth".equals(members.get("type"))) {
            return members;
        }
        throw ProblemException.badRequest("Expected {\"type\": \"auth\", ...}");
    }
}
