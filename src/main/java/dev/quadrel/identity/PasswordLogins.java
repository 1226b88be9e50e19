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
    private final LoginThrottle throttle;

    /// A comparison takes a processor for a tenth of a second or two: other requests are to have one too.
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    PasswordLogins(IdentityDatabase database, String provider) {
        this.database = database;
        this.provider = provider;
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
        Optional<IdentityEntity> user =
                isName ? database.read(rows -> rows.identity(provider, name)) : Optional.empty();
        @Nullable String stored = user.map(found -> found.passwordHash).orElse(null);
        PasswordHash hash = stored == null ? PasswordHash.OF_NOBODY : PasswordHash.parse(stored);
        if (!awaitTurn()) {
            throttle.withdrawn(account, address);
            throw later("Too many log in at this moment", TURN);
        }
        boolean isRight;
        try {
            isRight = hash.matches(password);
        } finally {
            turns.release();
        }
        if (!isRight || user.isEmpty()) {
            LOG.infof("A login from %s has failed", address);
            throw incorrect();
        }
        throttle.succeeded(account, address);
        return user.get();
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
