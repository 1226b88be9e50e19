package dev.quadrel.access;

import dev.quadrel.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells who makes a request: one of those who log in, or, where nobody can, whoever has the one key that allows
/// everything. Thread safe.
public final class AccessGate {

    /// Property of a request whose maker was identified by an earlier filter, which is believed.
    public static final String ADMITTED = "dev.quadrel.access.admitted";

    private final AccessSettings settings;
    private final ApiKey key;
    private final Supplier<Members> members;
    private volatile @Nullable Members known;

    /// A gate with the key of the settings, or with a random one.
    public AccessGate(AccessSettings settings) {
        this(settings, () -> {
            throw new IllegalStateException("Nobody logs in here");
        });
    }

    /// The same where users may log in.
    ///
    /// @param members asked for only where the settings have a provider
    public AccessGate(AccessSettings settings, Supplier<Members> members) {
        this.settings = settings;
        this.key = settings.apiKey().map(ApiKey::new).orElseGet(ApiKey::random);
        this.members = members;
    }

    /// Whether everybody may read.
    public boolean isPublic() {
        return settings.publicRead();
    }

    /// The name under which users log in with a password; none where there is one key for everything.
    public Optional<String> passwordProvider() {
        return settings.passwordProvider();
    }

    /// The names of the identity providers by OpenID Connect.
    public List<String> openIdProviders() {
        return settings.openIdProviders();
    }

    /// Whether users log in, however they do.
    public boolean hasMembers() {
        return settings.hasMembers();
    }

    /// The URL to print at the start: with the key where it is random, as nobody could know it otherwise.
    ///
    /// @param base such as `http://host:8080/api/v1`
    public String entrance(String base) {
        boolean isKnown = settings.apiKey().isPresent() || hasMembers();
        return isKnown ? base : base + "?" + Credential.QUERY + "=" + key.secret();
    }

    /// @throws ProblemException 401 for a wrong key, and for a token that does not hold
    Identity identify(Credential credential) {
        return switch (credential) {
            case Credential.Key(String secret, Credential.Place _) ->
                ofKey(secret).orElseThrow(() -> ProblemException.of(401, "Invalid API key"));
            case Credential.Token(String text) -> ofToken(text);
            case Credential.Session(String secret) -> ofSession(secret).orElseGet(this::anonymous);
            case Credential.Missing _ -> anonymous();
        };
    }

    /// Who says this key elsewhere than where requests have it.
    ///
    /// @throws ProblemException 401 for a wrong one
    public Identity byKey(String secret) {
        return identify(new Credential.Key(secret, Credential.Place.HEADER));
    }

    /// Who says this token elsewhere than where requests have it.
    ///
    /// @throws ProblemException 401 for one that does not hold
    public Identity byToken(String token) {
        return identify(new Credential.Token(token));
    }

    private Identity anonymous() {
        return settings.publicRead() ? Identity.Anonymous.READER : Identity.Anonymous.STRANGER;
    }

    /// A browser keeps the cookie of a session that has ended; it is not to lose what everybody may see by that.
    private Optional<Identity> ofSession(String secret) {
        return hasMembers() ? members().ofSession(secret).map(member -> member) : Optional.empty();
    }

    /// The secret of a key that came in the URL and is right.
    Optional<String> rightKeyOfUrl(Credential credential) {
        return credential instanceof Credential.Key(String secret, Credential.Place place)
                        && place == Credential.Place.QUERY
                        && ofKey(secret).isPresent()
                ? Optional.of(secret)
                : Optional.empty();
    }

    private Optional<? extends Identity> ofKey(String secret) {
        if (hasMembers()) {
            return members().ofKey(secret);
        }
        return key.isSameAs(secret) ? Optional.of(new Identity.SingleUser()) : Optional.empty();
    }

    private Identity ofToken(String text) {
        if (hasMembers()) {
            return members().ofToken(text);
        }
        throw ProblemException.of(401, "Could not validate credentials");
    }

    /// Looked up once: it is asked at each request.
    private Members members() {
        Members current = known;
        if (current == null) {
            current = members.get();
            known = current;
        }
        return current;
    }
}
