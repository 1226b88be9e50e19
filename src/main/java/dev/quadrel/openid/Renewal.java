package dev.quadrel.openid;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.quadrel.identity.Arrival;
import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Asks a provider anew for somebody, by the refresh token that it has given: whether its session goes on, and what it
/// says of the user now.
record Renewal(OpenIdProvider provider, KeptToken kept) {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.openid");

    /// @throws ProblemException 401 where the session does not go on, 503 where the provider cannot be asked
    Arrival of(Arrival before) {
        String token = before.renewal()
                .flatMap(kept::open)
                .orElseThrow(() -> over(before, "its refresh token cannot be read any more"));
        try {
            return now(before, token, tokens(token));
        } catch (TokenEndpoint.Refusal refusal) {
            if (refusal.isOfClient()) {
                throw provider.unavailable(new IOException(refusal.getMessage()));
            }
            throw over(before, String.valueOf(refusal.getMessage()));
        } catch (TokenVerifier.Refused e) {
            throw over(before, "the ID token: " + e.getMessage());
        }
    }

    private Map<?, ?> tokens(String token) throws TokenEndpoint.Refusal {
        Map<String, String> grant = new LinkedHashMap<>();
        grant.put("grant_type", "refresh_token");
        grant.put("refresh_token", token);
        return new TokenEndpoint(provider).ask(grant);
    }

    private Arrival now(Arrival before, String token, Map<?, ?> tokens) throws TokenVerifier.Refused {
        Optional<String> access =
                Optional.ofNullable(tokens.get("access_token")).map(Object::toString);
        String renewal = kept.of(tokens).orElseGet(() -> kept.again(token));
        if (tokens.get("id_token") instanceof String idToken) {
            JWTClaimsSet user = provider.look(verifier -> verifier.ofRenewal(idToken, before.subject(), access));
            Claims claims = new Testimony(provider).of(user, access);
            return Arrivals.of(provider.settings(), user, claims, Optional.empty(), Optional.of(renewal));
        }
        JWTClaimsSet user = new JWTClaimsSet.Builder().subject(before.subject()).build();
        return told(before, new Testimony(provider).of(user, access), renewal);
    }

    /// Without an ID token the provider need not tell all: what it does not is as it was.
    private Arrival told(Arrival before, Claims claims, String renewal) {
        ProviderSettings settings = provider.settings();
        return new Arrival(
                before.provider(),
                before.subject(),
                claims.text(settings.nameClaim().orElse(Arrivals.USUAL_NAME)).orElse(before.name()),
                settings.roles()
                        .claim()
                        .flatMap(claims::find)
                        .flatMap(_ -> settings.roles().granted(claims)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(renewal));
    }

    private ProblemException over(Arrival before, String reason) {
        LOG.infof("%s of the provider %s is asked to sign in again: %s", before.name(), before.provider(), reason);
        return ProblemException.of(401, "%s does not let the session go on".formatted(before.provider()));
    }
}
