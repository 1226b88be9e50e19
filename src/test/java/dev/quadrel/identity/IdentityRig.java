package dev.quadrel.identity;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.AccessSettings;
import dev.quadrel.access.Role;
import dev.quadrel.catalog.CatalogDatabase;
import dev.quadrel.catalog.EmptyDatabases;
import dev.quadrel.catalog.Sessions;
import dev.quadrel.identity.IdentitySettings.InitialAdmin;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Users in SQLite and their routes, for tests of these and of how users sign in.
public final class IdentityRig implements AutoCloseable {

    /// Of the administrator `root`.
    static final String PASSWORD = "correct-horse";

    private final OpenIdentities open;
    private final IdentityStore store = new IdentityStore();

    @SuppressWarnings("UnnecessaryAssignment")
    private IdentityRig(OpenIdentities open, AccessSettings settings) {
        this.open = open;
        store.gate = new AccessGate(settings, () -> store);
        store.use(open);
    }

    /// Nobody is there yet.
    ///
    /// @param providers names of those that sign-ins are at, besides `local` for passwords
    /// @param tokens knows theirs
    @SuppressWarnings("UnnecessaryAssignment")
    public IdentityRig(Path folder, List<String> providers, ForeignTokens tokens, Clock clock) {
        this(
                open(folder, "local", Optional.empty(), clock),
                new AccessSettings(Optional.empty(), false, Optional.of("local"), providers));
        store.foreign = () -> tokens;
    }

    /// Users log in at `lab`, as `root` can.
    static IdentityRig withRoot(Path folder) {
        return new IdentityRig(
                open(folder, "lab", Optional.of(new InitialAdmin("root", PASSWORD)), Clock.systemUTC()),
                new AccessSettings(Optional.of("secret"), false, Optional.of("lab")));
    }

    /// A server with the same database where nobody logs in, as there is one key for everything. It needs no closing.
    IdentityRig withOneKey() {
        return new IdentityRig(open, new AccessSettings(Optional.of("secret"), false, Optional.empty()));
    }

    private static OpenIdentities open(Path folder, String provider, Optional<InitialAdmin> root, Clock clock) {
        return OpenIdentities.of(
                new Sessions(CatalogDatabase.sqlite(EmptyDatabases.sqlite(folder)), IdentityRows.ENTITIES),
                Optional.of(provider),
                new IdentitySettings(root, Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(365)),
                clock);
    }

    public IdentityStore store() {
        return store;
    }

    public AccessGate gate() {
        return store.gate;
    }

    /// Adds a user with a password.
    public void addUser(String name, String password) {
        open.principals().addUser(name, List.of(Role.USER), password);
    }

    /// The routes of users, and more.
    @SuppressWarnings("UnnecessaryAssignment")
    public Object[] resources(Object... more) {
        PasswordResource passwords = new PasswordResource();
        passwords.store = store;
        OwnPasswordResource own = new OwnPasswordResource();
        own.store = store;
        SessionResource sessions = new SessionResource();
        sessions.store = store;
        KeyResource keys = new KeyResource();
        keys.store = store;
        PrincipalResource principals = new PrincipalResource();
        principals.store = store;
        WhoamiResource whoami = new WhoamiResource();
        whoami.store = store;
        AdminUserResource users = new AdminUserResource();
        users.store = store;
        AdminAccessResource access = new AdminAccessResource();
        access.store = store;
        WithUsersFilter filter = new WithUsersFilter();
        filter.store = store;
        return Stream.concat(
                        Stream.of(passwords, own, sessions, keys, principals, whoami, users, access, filter),
                        Arrays.stream(more))
                .toArray();
    }

    @Override
    public void close() {
        open.close();
    }
}
