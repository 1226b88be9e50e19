package dev.quadrel.openid;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.quadrel.identity.Arrival;
import dev.quadrel.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Makes a user of a code that a browser has brought from a provider.
record CodeExchange(OpenIdProvider provider, KeptToken kept) {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.openid");

    /// The code and what it was asked for with.
    ///
    /// @param redirect where the provider has sent the browser
    record Code(String text, String verifier, String nonce, String redirect) {

        /// Without the code and its secrets.
        @Override
        public String toString() {
            return "Code[" + redirect + "]";
        }
    }

    /// Who has signed in.
    ///
    /// @throws ProblemException 401 where the provider does not say so, 403 for somebody without a role, 503 for a
    /// provider that cannot be asked
    Arrival arrival(Code code) {
        Map<?, ?> tokens = tokens(code);
        if (!(tokens.get("id_token") instanceof String idToken)) {
            throw failed("there is no ID token");
        }
        Optional<String> accessToken =
                Optional.ofNullable(tokens.get("access_token")).map(Object::toString);
        try {
            JWTClaimsSet signIn = provider.look(verifier -> verifier.ofSignIn(idToken, code.nonce(), accessToken));
            Claims claims = new Testimony(provider).of(signIn, accessToken);
            return letIn(Arrivals.of(provider.settings(), signIn, claims, Optional.of(idToken), kept.of(tokens)));
        } catch (TokenVerifier.Refused e) {
            throw failed("the ID token: " + e.getMessage());
        }
    }

    private static Arrival letIn(Arrival arrival) {
        if (arrival.hasNoRole()) {
            LOG.infof("%s of the provider %s has no role here", arrival.name(), arrival.provider());
            throw ProblemException.of(
                    403,
                    "%s has signed in at %s, but has no role here; an administrator of %s can give one"
                            .formatted(arrival.name(), arrival.provider(), arrival.provider()));
        }
        return arrival;
    }

    private Map<?, ?> tokens(Code code) {
        Map<String, String> grant = new LinkedHashMap<>();
        grant.put("grant_type", "authorization_code");
        grant.put("code", code.text());
        grant.put("redirect_uri", code.redirect());
        grant.put("code_verifier", code.verifier());
        try {
            return new TokenEndpoint(provider).ask(grant);
        } catch (TokenEndpoint.Refusal refusal) {
            throw failed("the code: " + refusal.getMessage());
        }
    }

    private ProblemException failed(String reason) {
        LOG.infof(
                "A sign-in at the provider %s has failed: %s",
                provider.settings().name(), reason);
        return ProblemException.of(
                401,
                "%s did not confirm the sign-in".formatted(provider.settings().name()));
    }
}
