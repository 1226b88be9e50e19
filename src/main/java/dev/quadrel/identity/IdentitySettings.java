package dev.quadrel.identity;

import dev.quadrel.settings.TimeSpan;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// How users log in, `quadrel.access.*`; what counts only where `access` reads the name of a provider.
///
/// @param initialAdmin `initial-admin` and `initial-password`: the administrator that there is at first
/// @param accessTokenLife `access-token-life`: how long a token for requests holds
/// @param refreshTokenLife `refresh-token-life`: how long a token for new tokens holds
/// @param sessionLife `session-life`: after which time one has to log in again in any case
/// @param browserSessionLife `browser-session-life`: the same for a browser
/// @param passwordDomain `password-domain`, `password-user-roles`, `password-admin-roles`: where the server has the
///     passwords
public record IdentitySettings(
        Optional<InitialAdmin> initialAdmin,
        Duration accessTokenLife,
        Duration refreshTokenLife,
        Duration sessionLife,
        Duration browserSessionLife,
        Optional<PasswordDomain> passwordDomain) {

    private static final String PREFIX = "quadrel.access.";
    private static final String INITIAL_ADMIN = PREFIX + "initial-admin";
    static final String PASSWORD_DOMAIN = PREFIX + "password-domain";
    private static final String INITIAL_PASSWORD = PREFIX + "initial-password";
    private static final Duration BROWSER_SESSION = Duration.ofHours(12);

    /// The administrator that is made where there is no user yet.
    public record InitialAdmin(String name, String password) {

        public InitialAdmin {
            if (!UserName.isOne(name)) {
                throw new IllegalArgumentException(
                        INITIAL_ADMIN + " is \"" + name + "\", but must be " + UserName.WHAT_IS_ONE);
            }
            if (!PasswordHash.isLongEnough(password)) {
                throw new IllegalArgumentException(INITIAL_PASSWORD + " must have " + PasswordHash.WHAT_IS_LONG_ENOUGH);
            }
        }

        /// Without the password.
        @Override
        public String toString() {
            return "InitialAdmin[" + name + "]";
        }
    }

    public IdentitySettings {
        positive("access-token-life", accessTokenLife);
        positive("refresh-token-life", refreshTokenLife);
        positive("session-life", sessionLife);
        positive("browser-session-life", browserSessionLife);
        if (passwordDomain.isPresent() && initialAdmin.isPresent()) {
            throw new IllegalArgumentException(INITIAL_ADMIN + " has no place beside " + PASSWORD_DOMAIN
                    + ", which knows all users: give one a role of " + PREFIX + "password-admin-roles");
        }
    }

    /// With passwords in the database.
    public IdentitySettings(
            Optional<InitialAdmin> initialAdmin,
            Duration accessTokenLife,
            Duration refreshTokenLife,
            Duration sessionLife,
            Duration browserSessionLife) {
        this(initialAdmin, accessTokenLife, refreshTokenLife, sessionLife, browserSessionLife, Optional.empty());
    }

    /// With the usual one for browsers.
    public IdentitySettings(
            Optional<InitialAdmin> initialAdmin,
            Duration accessTokenLife,
            Duration refreshTokenLife,
            Duration sessionLife) {
        this(initialAdmin, accessTokenLife, refreshTokenLife, sessionLife, BROWSER_SESSION);
    }

    private static void positive(String key, Duration life) {
        if (life.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(PREFIX + key + " is " + life + ", but must be a second at least");
        }
    }

    /// The settings as the deployment is configured.
    public static IdentitySettings from(Config config) {
        Optional<String> name = config.getOptionalValue(INITIAL_ADMIN, String.class);
        Optional<String> password = config.getOptionalValue(INITIAL_PASSWORD, String.class);
        if (name.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException(
                    INITIAL_ADMIN + " and " + INITIAL_PASSWORD + " go together: both are set, or neither");
        }
        return new IdentitySettings(
                name.map(given -> new InitialAdmin(given, password.orElseThrow())),
                life(config, "access-token-life", Duration.ofMinutes(15)),
                life(config, "refresh-token-life", Duration.ofDays(7)),
                life(config, "session-life", Duration.ofDays(365)),
                life(config, "browser-session-life", BROWSER_SESSION),
                domain(config));
    }

    private static Optional<PasswordDomain> domain(Config config) {
        Set<String> user = values(config, "password-user-roles");
        Set<String> admin = values(config, "password-admin-roles");
        return config.getOptionalValue(PASSWORD_DOMAIN, String.class)
                .map(name -> new PasswordDomain(name, new RoleNames(user, admin)));
    }

    private static Set<String> values(Config config, String key) {
        return config.getOptionalValue(PREFIX + key, String.class).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }

    /// After which no token holds that was made before.
    Duration longestTokenLife() {
        return refreshTokenLife.compareTo(accessTokenLife) > 0 ? refreshTokenLife : accessTokenLife;
    }

    private static Duration life(Config config, String key, Duration usual) {
        return config.getOptionalValue(PREFIX + key, String.class)
                .map(text -> TimeSpan.parse(PREFIX + key, text))
                .orElse(usual);
    }
}
