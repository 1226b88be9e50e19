package dev.quadrel.openid;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.quadrel.identity.Arrival;
import dev.quadrel.problem.ProblemException;
import java.util.Optional;

/// Makes users of what providers say.
final class Arrivals {

    /// What most providers have as the name that people know.
    static final String USUAL_NAME = "preferred_username";

    private Arrivals() {}

    /// @param renewal by which the provider tells anew of this one
    /// @throws ProblemException 403 where it lacks a name, or that is none for a user
    static Arrival of(
            ProviderSettings settings,
            JWTClaimsSet token,
            Claims claims,
            Optional<String> idToken,
            Optional<String> renewal) {
        String name = settings.nameClaim().isPresent()
                ? claims.text(settings.nameClaim().get()).orElseThrow(() -> nameless(settings))
                : claims.text(USUAL_NAME).or(() -> claims.text("email")).orElse(token.getSubject());
        try {
            return new Arrival(
                    settings.name(),
                    token.getSubject(),
                    name,
                    settings.roles().granted(claims),
                    TokenVerifier.text(token, "sid"),
                    idToken,
                    renewal);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(403, "%s: %s".formatted(settings.name(), e.getMessage()));
        }
    }

    private static ProblemException nameless(ProviderSettings settings) {
        return ProblemException.of(
                403,
                "%s does not tell %s"
                        .formatted(settings.name(), settings.nameClaim().orElseThrow()));
    }
}
