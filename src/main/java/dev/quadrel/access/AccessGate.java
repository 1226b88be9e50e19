package dev.quadrel.access;

import dev.quadrel.problem.ProblemException;
import java.util.Optional;

/// Tells who makes a request, where one key allows everything. Thread safe.
public final class AccessGate {

    private final AccessSettings settings;
    private final ApiKey key;

    /// A gate with the key of the settings, or with a random one.
    public AccessGate(AccessSettings settings) {
        this.settings = settings;
        this.key = settings.apiKey().map(ApiKey::new).orElseGet(ApiKey::random);
    }

    /// Whether everybody may read.
    public boolean isPublic() {
        return settings.publicRead();
    }

    /// The URL to print at the start: with the key where it is random, as nobody could know it otherwise.
    ///
    /// @param base such as `http://host:8080/api/v1`
    public String entrance(String base) {
        return settings.apiKey().isPresent() ? base : base + "?" + Credential.QUERY + "=" + key.secret();
    }

    /// @throws ProblemException 401 for a wrong key and for any token
    Identity identify(Credential credential) {
        return switch (credential) {
            case Credential.Key(String secret, Credential.Place place)
            when key.isSameAs(secret) -> new Identity.SingleUser();
            case Credential.Key wrong -> throw ProblemException.of(401, "Invalid API key");
            case Credential.Token token -> throw ProblemException.of(401, "Could not validate credentials");
            case Credential.Missing missing ->
                settings.publicRead() ? Identity.Anonymous.READER : Identity.Anonymous.STRANGER;
        };
    }

    /// The secret of a key that came in the URL and is right.
    Optional<String> rightKeyOfUrl(Credential credential) {
        return credential instanceof Credential.Key(String secret, Credential.Place place)
                        && place == Credential.Place.QUERY
                        && key.isSameAs(secret)
                ? Optional.of(secret)
                : Optional.empty();
    }
}
