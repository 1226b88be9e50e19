package dev.quadrel.openid;

import dev.quadrel.identity.ForeignTokens;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// The tokens that providers make for requests. Thread safe.
@ApplicationScoped
public class ProviderTokens implements ForeignTokens {

    @Inject
    Providers providers;

    @Override
    public Optional<Shown> find(String token) {
        return issuer(token).flatMap(providers::ofIssuer).map(provider -> new RequestToken(provider, token).shown());
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
