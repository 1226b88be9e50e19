package dev.quadrel.openid;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.quadrel.identity.Arrival;
import dev.quadrel.identity.ForeignTokens.Shown;
import dev.quadrel.problem.ProblemException;
import java.util.Optional;
import org.jboss.logging.Logger;

/// A token that a provider has made for requests. Apart from the beans, which are looked through at each start: so the
/// library that knows tokens is not loaded then.
record RequestToken(OpenIdProvider provider, String text) {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.openid");

    /// @throws ProblemException 401 where it does not hold
    Shown shown() {
        try {
            JWTClaimsSet claims = provider.look(verifier -> verifier.ofRequest(text));
            Arrival arrival = Arrivals.of(
                    provider.settings(), claims, Claims.of(claims.getClaims()), Optional.empty(), Optional.empty());
            if (arrival.hasNoRole()) {
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

    /// Without the token.
    @Override
    public String toString() {
        return "RequestToken[" + provider.settings().name() + "]";
    }
}
