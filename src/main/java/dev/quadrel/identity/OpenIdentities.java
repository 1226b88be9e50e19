package dev.quadrel.identity;

import dev.quadrel.access.Role;
import dev.quadrel.catalog.Sessions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// All that the routes work with, on one database.
record OpenIdentities(
        IdentityDatabase database,
        Principals principals,
        Administration administration,
        ApiKeys keys,
        LoginSessions sessions,
        PasswordLogins logins,
        SigningKeys signing,
        Tokens tokens,
        KnownMembers members,
        ExternalIdentities external)
        implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.identity");

    /// One where nobody has a password has no such name.
    private static final String NO_PASSWORDS = "";

    /// @param passwordProvider under which users with passwords have their names
    static OpenIdentities of(
            Sessions sessions, Optional<String> passwordProvider, IdentitySettings settings, Clock clock) {
        String provider = passwordProvider.orElse(NO_PASSWORDS);
        ShortMemory<ShownSecret, KnownMembers.KnownKey> knownKeys = new ShortMemory<>(System::nanoTime);
        ShortMemory<String, KnownMembers.KnownSession> knownSessions = new ShortMemory<>(System::nanoTime);
        IdentityDatabase database = new IdentityDatabase(sessions, clock, () -> {
            knownKeys.forget();
            knownSessions.forget();
        });
        SigningKeys signing = new SigningKeys(database, settings.longestTokenLife());
        Tokens tokens = new Tokens(signing, settings, clock);
        LoginSessions loginSessions = new LoginSessions(database, settings.sessionLife());
        OpenIdentities open = new OpenIdentities(
                database,
                new Principals(database, provider),
                new Administration(database, provider),
                new ApiKeys(database),
                loginSessions,
                new PasswordLogins(database, provider, settings.passwordDomain()),
                signing,
                tokens,
                new KnownMembers(database, tokens, knownKeys, knownSessions),
                ExternalIdentities.of(database, loginSessions, tokens, settings));
        signing.forgetOld();
        settings.initialAdmin().filter(_ -> passwordProvider.isPresent()).ifPresent(open::addFirst);
        return open;
    }

    private void addFirst(IdentitySettings.InitialAdmin admin) {
        if (!principals.isEmpty()) {
            return;
        }
        try {
            principals.addUser(admin.name(), List.of(Role.USER, Role.ADMIN), admin.password());
            LOG.infof("There was no user; the administrator %s can log in now", admin.name());
        } catch (RuntimeException e) {
            // Another server with this database may have been first.
            if (principals.isEmpty()) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        database.sessions().close();
    }
}
