package dev.quadrel.openid;

import dev.quadrel.identity.Seals;
import java.util.Map;
import java.util.Optional;

/// The refresh token of a provider, as it is stored: encrypted, and useless without the secret of the client where it
/// has one.
record KeptToken(Seals seals, ProviderSettings settings) {

    private static final int LONGEST = 8192;

    /// That of an answer with tokens; empty where there is none.
    Optional<String> of(Map<?, ?> tokens) {
        return tokens.get("refresh_token") instanceof String token && !token.isEmpty() && token.length() <= LONGEST
                ? Optional.of(seals.seal(token, password()))
                : Optional.empty();
    }

    /// The same token, encrypted anew: by the key of now.
    String again(String token) {
        return seals.seal(token, password());
    }

    /// The token.
    Optional<String> open(String kept) {
        return seals.open(kept, password());
    }

    private String password() {
        return settings.clientSecret().orElse("");
    }
}
