package dev.quadrel.openid;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.quadrel.access.Role;
import dev.quadrel.identity.Arrival;
import dev.quadrel.identity.ForeignTokens;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The tokens that providers make for requests. Thread safe.
@ApplicationScoped
public class ProviderTokens implements ForeignTokens {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.openid");

    @Inject
    Providers providers;

    @Override
    public Optional<Shown> find(String token) {
        return issuer(token).flatMap(providers::ofIssuer).map(provider -> shown(provider, token));
    }

    /// What it says itself, which only chooses who looks at it.
    private static Optional<String> issuer(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return Json.parse(claims) instanceof Map<?, ?> members && members.get("iss") instanceof String issuer
                    ? Optional.of(issuer)
                    : Optional.empty();
        } catch (IllegalArgumentException | ProblemException noToken) {
            return Optional.empty();
        }
    }

    private static Shown shown(OpenIdProvider provider, String token) {
        try {
            JWTClaimsSet claims = provider.look(verifier -> verifier.ofRequest(token));
            Arrival arrival = Arrivals.of(provider.settings(), claims, Claims.of(claims.getClaims()), Optional.empty());
            if (arrival.roles().filter(roles -> !roles.contains(Role.USER)).isPresent()) {
                throw new TokenVerifier.Refused("its user has no role here");
            }
            return new Shown(arrival, claims.getExpirationTime().toInstant());
        } catch (TokenVerifier.Refused e) {
            LOG.debugf(
                    "A token of the provider %s is refused: %s",
                    provider.settings().name(), e.getMessage());
            throw ProblemException.of(401, "Could not validate credentials");
        }
    }
}
