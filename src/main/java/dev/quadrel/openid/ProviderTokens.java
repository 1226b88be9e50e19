package dev.quadrel.openid;

import dev.quadrel.identity.Arrival;
import dev.quadrel.identity.ForeignTokens;
import dev.quadrel.identity.IdentityStore;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// What providers say by tokens: by those that they make for requests, and by those that sessions go on with. Thread
/// safe.
@ApplicationScoped
public class ProviderTokens implements ForeignTokens {

    @Inject
    Providers providers;

    @Inject
    IdentityStore store;

    @Override
    public Optional<Shown> find(String token) {
        return issuer(token).flatMap(providers::ofIssuer).map(provider -> new RequestToken(provider, token).shown());
    }

    @Override
    public Arrival renew(Arrival before) {
        if (!providers.names().contains(before.provider())) {
            throw ProblemException.of(401, "There is no provider \"%s\" any more".formatted(before.provider()));
        }
        OpenIdProvider provider = providers.require(before.provider());
        KeptToken kept = new KeptToken(store.external().seals(), provider.settings());
        return new Renewal(provider, kept).of(before);
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
}
