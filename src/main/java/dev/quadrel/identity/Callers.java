package dev.quadrel.identity;

import dev.quadrel.access.Identity;
import dev.quadrel.problem.ProblemException;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.UUID;

/// Who makes a request, for the routes that are about that.
final class Callers {

    private Callers() {}

    static Optional<Identity.Member> find(SecurityContext security) {
        return Identity.of(security) instanceof Identity.Member member ? Optional.of(member) : Optional.empty();
    }

    /// @throws ProblemException 401 for somebody without credentials
    static Identity.Member require(SecurityContext security) {
        return find(security)
                .orElseThrow(() -> ProblemException.of(401, "Not authenticated: send an API key or an access token"));
    }

    /// The id in a path.
    ///
    /// @throws ProblemException 422
    static UUID uuid(String text) {
        try {
            return UUID.fromString(
                    text.length() == 32
                            ? text.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")
                            : text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(422, "\"%s\" is no UUID".formatted(text));
        }
    }
}
