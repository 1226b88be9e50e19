package dev.quadrel.openid;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.quadrel.access.Role;
import dev.quadrel.identity.Arrival;
import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Makes a user of a code that a browser has brought from a provider.
record CodeExchange(OpenIdProvider provider) {

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
            return arrival(signIn, claims(signIn, accessToken), idToken);
        } catch (TokenVerifier.Refused e) {
            throw failed("the ID token: " + e.getMessage());
        }
    }

    private Arrival arrival(JWTClaimsSet signIn, Claims claims, String idToken) {
        Arrival arrival = Arrivals.of(provider.settings(), signIn, claims, Optional.of(idToken));
        if (arrival.roles().filter(roles -> !roles.contains(Role.USER)).isPresent()) {
            LOG.infof("%s of the provider %s has no role here", arrival.name(), arrival.provider());
            throw ProblemException.of(
                    403,
                    "%s has signed in at %s, but has no role here; an administrator of %s can give one"
                            .formatted(arrival.name(), arrival.provider(), arrival.provider()));
        }
        return arrival;
    }

    private Map<?, ?> tokens(Code code) {
        ProviderSettings settings = provider.settings();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code.text());
        form.put("redirect_uri", code.redirect());
        form.put("code_verifier", code.verifier());
        String[] headers = {};
        if (settings.clientSecret().isPresent() && provider.discovery().basicAuthentication()) {
            headers = new String[] {
                "Authorization",
                "Basic " + basic(settings.clientId(), settings.clientSecret().get())
            };
        } else {
            form.put("client_id", settings.clientId());
            settings.clientSecret().ifPresent(secret -> form.put("client_secret", secret));
        }
        try {
            ProviderHttp.Answer answer =
                    provider.http().post(provider.discovery().token(), form, headers);
            if (answer.isGood()) {
                return OpenIdProvider.object(answer.body());
            }
            throw failed("the code: " + error(answer));
        } catch (IOException e) {
            throw provider.unavailable(e);
        }
    }

    /// RFC 6749, section 2.3.1.
    private static String basic(String id, String secret) {
        String text = Query.encoded(id) + ":" + Query.encoded(secret);
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// The provider's own word for it, which has no secrets.
    private static String error(ProviderHttp.Answer answer) {
        try {
            return OpenIdProvider.object(answer.body()).get("error") + " (" + answer.status() + ")";
        } catch (ProblemException noJson) {
            return "status " + answer.status();
        }
    }

    /// What the ID token says, then the access token, then the provider if asked.
    private Claims claims(JWTClaimsSet signIn, Optional<String> accessToken) throws TokenVerifier.Refused {
        List<Map<String, Object>> sources = new ArrayList<>(List.of(signIn.getClaims()));
        if (accessToken.isPresent() && !isEnough(sources)) {
            provider.look(verifier -> verifier.ofCompany(accessToken.get(), signIn.getSubject()))
                    .ifPresent(company -> sources.add(company.getClaims()));
        }
        if (accessToken.isPresent() && !isEnough(sources)) {
            userInfo(accessToken.get(), signIn.getSubject()).ifPresent(sources::add);
        }
        return new Claims(sources);
    }

    private boolean isEnough(List<Map<String, Object>> sources) {
        Claims claims = new Claims(sources);
        ProviderSettings settings = provider.settings();
        return claims.find(settings.nameClaim().orElse(Arrivals.USUAL_NAME)).isPresent()
                && settings.roles().claim().flatMap(claims::find).isPresent()
                        == settings.roles().claim().isPresent();
    }

    @SuppressWarnings("unchecked")
    private Optional<Map<String, Object>> userInfo(String accessToken, String subject) {
        try {
            if (provider.discovery().userInfo().isEmpty()) {
                return Optional.empty();
            }
            ProviderHttp.Answer answer = provider.http()
                    .get(provider.discovery().userInfo().get(), "Authorization", "Bearer " + accessToken);
            return Optional.of(answer)
                    .filter(ProviderHttp.Answer::isGood)
                    .map(good -> (Map<String, Object>) OpenIdProvider.object(good.body()))
                    .filter(members -> subject.equals(members.get("sub")));
        } catch (IOException | ProblemException e) {
            LOG.debugf(
                    e,
                    "The provider %s tells nothing more of a user",
                    provider.settings().name());
            return Optional.empty();
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
