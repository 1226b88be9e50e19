package dev.quadrel.identity;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.AccessSettings;
import dev.quadrel.catalog.Sessions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Users in SQLite and their routes, for tests of how they sign in.
public final class IdentityRig implements AutoCloseable {

    private final OpenIdentities open;
    private final IdentityStore store = new IdentityStore();

    /// @param providers names of those that sign-ins are at
    /// @param tokens knows theirs
    @SuppressWarnings("UnnecessaryAssignment")
    public IdentityRig(Path folder, List<String> providers, ForeignTokens tokens, Clock clock) {
        open = OpenIdentities.of(
                new Sessions(SqliteIdentityTest.sqlite(folder), IdentityRows.ENTITIES),
                Optional.of("local"),
                new IdentitySettings(
                        Optional.empty(), Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(365)),
                clock);
        store.gate = new AccessGate(
                new AccessSettings(Optional.empty(), false, Optional.of("local"), providers), () -> store);
        store.foreign = () -> tokens;
        store.use(open);
    }

    public IdentityStore store() {
        return store;
    }

    public AccessGate gate() {
        return store.gate;
    }

    /// The routes of users, and more.
    @SuppressWarnings("UnnecessaryAssignment")
    public Object[] resources(Object... more) {
        PasswordResource passwords = new PasswordResource();
        passwords.store = store;
        SessionResource sessions = new SessionResource();
        sessions.store = store;
        PrincipalResource principals = new PrincipalResource();
        principals.store = store;
        WhoamiResource whoami = new WhoamiResource();
        whoami.store = store;
        WithUsersFilter filter = new WithUsersFilter();
        filter.store = store;
        return Stream.concat(Stream.of(passwords, sessions, principals, whoami, filter), Arrays.stream(more))
                .toArray();
    }

    @Override
    public void close() {
        open.close();
    }
}
