package dev.quadrel.openid;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// All that a provider says of a user who signs in: in the ID token, then in the access token, then if it is asked.
record Testimony(OpenIdProvider provider) {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.openid");

    /// Asks for no more than it takes to know the name and the roles.
    ///
    /// @param user of the ID token; with the subject alone where there is none
    /// @throws ProblemException 503 where the provider cannot be asked
    Claims of(JWTClaimsSet user, Optional<String> accessToken) throws TokenVerifier.Refused {
        List<Map<String, Object>> sources = new ArrayList<>(List.of(user.getClaims()));
        if (accessToken.isPresent() && !isEnough(sources)) {
            provider.look(verifier -> verifier.ofCompany(accessToken.get(), user.getSubject()))
                    .ifPresent(company -> sources.add(company.getClaims()));
        }
        if (accessToken.isPresent() && !isEnough(sources)) {
            userInfo(accessToken.get(), user.getSubject()).ifPresent(sources::add);
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
        if (provider.discovery().userInfo().isEmpty()) {
            return Optional.empty();
        }
        try {
            ProviderHttp.Answer answer = provider.http()
                    .get(provider.discovery().userInfo().get(), "Authorization", "Bearer " + accessToken);
            return Optional.of(answer)
                    .filter(ProviderHttp.Answer::isGood)
                    .map(good -> (Map<String, Object>) OpenIdProvider.object(good.body()))
                    .filter(members -> subject.equals(members.get("sub")));
        } catch (ProblemException e) {
            LOG.debugf(
                    e,
                    "The provider %s tells nothing more of a user",
                    provider.settings().name());
            return Optional.empty();
        } catch (IOException e) {
            // Without an answer nobody is to lose roles or the name.
            throw provider.unavailable(e);
        }
    }
}
