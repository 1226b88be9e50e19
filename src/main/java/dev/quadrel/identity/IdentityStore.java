package dev.quadrel.identity;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.Identity;
import dev.quadrel.access.Members;
import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// The users and services of this deployment, in the catalog's database, which is opened by the first request that
/// needs it. Thread safe.
@ApplicationScoped
public class IdentityStore implements Members {

    private final IdentitySettings settings = IdentitySettings.from(ConfigProvider.getConfig());
    private volatile @Nullable OpenIdentities open;

    @Inject
    AccessGate gate;

    @Inject
    CatalogStore catalog;

    /// A wrong setting stops the start.
    void check(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        // The settings are read by now.
    }

    /// Whether users log in here.
    boolean isOn() {
        return gate.passwordProvider().isPresent();
    }

    /// The name of the provider of passwords.
    ///
    /// @throws ProblemException 404 where nobody logs in
    String provider() {
        return gate.passwordProvider()
                .orElseThrow(() -> ProblemException.notFound(
                        "Nobody logs in here: there is one API key until quadrel.access.password-provider is set"));
    }

    /// All that the routes work with.
    ///
    /// @throws ProblemException 404 where nobody logs in
    OpenIdentities open() {
        OpenIdentities current = open;
        return current == null ? openOnce(provider()) : current;
    }

    /// Takes one that is open already.
    void use(OpenIdentities opened) {
        open = opened;
    }

    private synchronized OpenIdentities openOnce(String provider) {
        OpenIdentities current = open;
        if (current == null) {
            current = OpenIdentities.of(catalog.sessions(IdentityRows.ENTITIES), provider, settings, Clock.systemUTC());
            open = current;
        }
        return current;
    }

    @Override
    public Optional<Identity.Member> ofKey(String secret) {
        return open().members().ofKey(secret);
    }

    @Override
    public Identity.Member ofToken(String token) {
        return open().members().ofToken(token);
    }

    @PreDestroy
    void close() {
        if (open != null) {
            open.close();
        }
    }
}
