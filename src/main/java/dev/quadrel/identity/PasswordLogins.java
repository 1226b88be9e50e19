package dev.quadrel.identity;

import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Compares passwords. Thread safe.
final class PasswordLogins {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.identity");
    private static final int TOO_MANY = 429;
    private static final Duration TURN = Duration.ofSeconds(5);

    private final IdentityDatabase database;
    private final String provider;
    private final Optional<PasswordDomain> domain;
    private final LoginThrottle throttle;

    /// A comparison takes a processor for a tenth of a second or two: other requests are to have one too.
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /// @param domain of the server that knows the passwords, where they are not in the database
    PasswordLogins(IdentityDatabase database, String provider, Optional<PasswordDomain> domain) {
        this.database = database;
        this.provider = provider;
        this.domain = domain;
        this.throttle = new LoginThrottle(database.clock());
    }

    /// The user of this name and password.
    ///
    /// @param address of the client
    /// @throws ProblemException 401 where there is none, 429 where there were too many attempts
    IdentityEntity verify(String name, String password, String address) {
        boolean isName = UserName.isOne(name);
        // What nobody can be called is counted together: it may be as long as a body.
        String account = isName ? name : "?";
        throttle.begin(account, address).ifPresent(wait -> {
            LOG.infof("A login from %s has to wait for %d s", address, wait.toSeconds() + 1);
            throw later("Too many logins have failed", wait);
        });
        if (!awaitTurn()) {
            throttle.withdrawn(account, address);
            throw later("Too many log in at this moment", TURN);
        }
        Optional<IdentityEntity> user;
        try {
            user = domain.isPresent()
                    ? ofServer(domain.get(), isName ? name : "", password)
                    : ofDatabase(isName ? name : "", password);
        } finally {
            turns.release();
        }
        if (user.isEmpty()) {
            LOG.infof("A login from %s has failed", address);
            throw incorrect();
        }
        throttle.succeeded(account, address);
        return user.get();
    }

    /// @param name empty for what nobody can be called
    private Optional<IdentityEntity> ofDatabase(String name, String password) {
        Optional<IdentityEntity> user =
                name.isEmpty() ? Optional.empty() : database.read(rows -> rows.identity(provider, name));
        @Nullable String stored = user.map(found -> found.passwordHash).orElse(null);
        PasswordHash hash = stored == null ? PasswordHash.OF_NOBODY : PasswordHash.parse(stored);
        return hash.matches(password) ? user : Optional.empty();
    }

    /// One whom the server knows is a user here from then on, with the roles of now.
    private Optional<IdentityEntity> ofServer(PasswordDomain server, String name, String password) {
        if (name.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        return ServerUsers.roles(name, password).map(server.roles()::granted).map(granted -> {
            if (granted.roles().isEmpty()) {
                throw ProblemException.of(403, "You are known, but have none of the roles that users have here");
            }
            return database.revoke(rows -> {
                new SignInRows(rows)
                        .arrived(new Arrival(
                                provider, name, name, Optional.of(granted), Optional.empty(), Optional.empty()));
                return rows.identity(provider, name).orElseThrow();
            });
        });
    }

    /// Whoever has this name, for those who know already that the login has failed.
    Optional<Profile> find(String name) {
        return UserName.isOne(name)
                ? database.read(rows ->
                        rows.identity(provider, name).map(identity -> rows.profile(rows.owner(identity.principal))))
                : Optional.empty();
    }

    private boolean awaitTurn() {
        try {
            return turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The same whatever was wrong.
    static ProblemException incorrect() {
        return new ProblemException(
                Problem.of(401, "Incorrect username or password").withHeader("WWW-Authenticate", "Bearer"));
    }

    private static ProblemException later(String reason, Duration wait) {
        long seconds = wait.toSeconds() + 1;
        return new ProblemException(Problem.of(TOO_MANY, "%s; try again in %d s".formatted(reason, seconds))
                .withHeader("Retry-After", Long.toString(seconds)));
    }
}
