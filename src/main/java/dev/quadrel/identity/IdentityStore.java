package dev.quadrel.identity;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.Identity;
import dev.quadrel.access.Members;
import dev.quadrel.audit.AuditEvent;
import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// The users and services of this deployment, in the catalog's database, which is opened by the first request that
/// needs it. Thread safe.
@ApplicationScoped
public class IdentityStore implements Members {

    private final IdentitySettings settings = IdentitySettings.from(ConfigProvider.getConfig());
    private volatile @Nullable OpenIdentities open;

    private Consumer<AuditEvent> audit = event -> {};

    @Inject
    AccessGate gate;

    @Inject
    CatalogStore catalog;

    @Inject
    Instance<ForeignTokens> foreignTokens;

    /// Asked for only where there are other providers than that of passwords.
    Supplier<ForeignTokens> foreign = () -> foreignTokens.get();

    @Inject
    void connect(Event<AuditEvent> events) {
        tell(events::fire);
    }

    void tell(Consumer<AuditEvent> listener) {
        audit = listener;
    }

    /// Tells that the one who makes this request did something.
    void did(Identity who, String kind, String subject, String detail) {
        AuditedName caller = AuditedName.of(this, who);
        happened(AuditEvent.done(kind, caller.account(), subject, detail).by(caller.name()));
    }

    /// Takes a key of a user or service away.
    ///
    /// @throws ProblemException 404 where it has none that starts so
    void revokeKey(Identity by, String owner, String firstEight) {
        if (!open().keys().delete(Callers.uuid(owner), firstEight)) {
            throw ProblemException.notFound("The principal %s has no such API key.".formatted(owner));
        }
        did(by, "key.revoke", firstEight.substring(0, 8), "of " + owner);
    }

    void happened(AuditEvent event) {
        audit.accept(event);
    }

    /// A wrong setting stops the start.
    void check(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        // The settings are read by now.
    }

    /// Whether users log in here.
    public boolean isOn() {
        return gate.hasMembers();
    }

    /// Whether some do with a password that is in the database.
    boolean hasPasswords() {
        return gate.passwordProvider().isPresent() && settings.passwordDomain().isEmpty();
    }

    /// @throws ProblemException 404 where nobody logs in
    void requireUsers() {
        if (!gate.hasMembers()) {
            throw ProblemException.notFound("Nobody logs in here: there is one API key until"
                    + " quadrel.access.password-provider or quadrel.access.openid-providers is set");
        }
    }

    /// Whether this is the provider of passwords.
    boolean isOfPasswords(String provider) {
        return gate.passwordProvider().filter(provider::equals).isPresent();
    }

    /// Makes sure that there is a provider by OpenID Connect of this name.
    ///
    /// @throws ProblemException 404 where there is none
    public void requireOpenId(String provider) {
        if (!gate.openIdProviders().contains(provider)) {
            throw ProblemException.notFound("There is no provider \"%s\"".formatted(provider));
        }
    }

    /// Tells that somebody has come back from a provider, and is not let in.
    public void notLetIn(String provider, ProblemException refusal) {
        happened(AuditEvent.refused(
                "login", "", provider + ": " + refusal.problem().detail()));
    }

    /// What those who sign in at such a provider take.
    ///
    /// @throws ProblemException 404 where nobody logs in
    public ExternalIdentities external() {
        return open().external();
    }

    /// All that the routes work with.
    ///
    /// @throws ProblemException 404 where nobody logs in
    OpenIdentities open() {
        OpenIdentities current = open;
        if (current == null) {
            requireUsers();
            return openOnce();
        }
        return current;
    }

    /// The same for an operator.
    ///
    /// @throws ProblemException 400 where nobody logs in
    OpenIdentities openOrRefuse() {
        if (!isOn()) {
            throw ProblemException.badRequest("There are no users: nobody logs in until the setting"
                    + " quadrel.access.password-provider has a name");
        }
        return open();
    }

    /// Whether somebody has made a request already.
    boolean isOpen() {
        return open != null;
    }

    /// Takes one that is open already.
    void use(OpenIdentities opened) {
        open = opened;
    }

    private synchronized OpenIdentities openOnce() {
        OpenIdentities current = open;
        if (current == null) {
            current = OpenIdentities.of(
                    catalog.sessions(IdentityRows.ENTITIES), gate.passwordProvider(), settings, Clock.systemUTC());
            current.external().tell(this::happened);
            open = current;
        }
        return current;
    }

    /// Lets a session go on, if the provider where it began does.
    ///
    /// @throws ProblemException 401 where it does not; 503 where it cannot be asked
    LoginSessions.Opened refresh(UUID session) {
        open().external().renewals().renew(session, foreign);
        return open().sessions().refresh(session);
    }

    /// A user by the name under which it logs in, or a user or service by its id.
    ///
    /// @throws ProblemException 404
    public UUID principal(String name) {
        return open().principals()
                .find(name)
                .orElseThrow(() -> ProblemException.notFound("There is no user \"%s\"".formatted(name)));
    }

    /// What a user is called; the id where it has no name.
    public String name(UUID principal) {
        return open().principals()
                .find(principal)
                .flatMap(profile -> profile.identities().stream().findFirst())
                .map(identity -> identity.name)
                .orElseGet(principal::toString);
    }

    @Override
    public Optional<Identity.Member> ofKey(String secret) {
        return open().members().ofKey(secret);
    }

    @Override
    public Identity.Member ofToken(String token) {
        OpenIdentities current = open();
        if (gate.openIdProviders().isEmpty()) {
            return current.members().ofToken(token);
        }
        return current.members()
                .ofForeignToken(
                        token,
                        text -> foreign.get().find(text),
                        arrival -> current.external().signIns().bearer(arrival, token))
                .orElseGet(() -> current.members().ofToken(token));
    }

    @Override
    public Optional<Identity.Member> ofSession(String secret) {
        return open().members().ofCookie(secret);
    }

    @PreDestroy
    void close() {
        if (open != null) {
            open.close();
        }
    }
}
