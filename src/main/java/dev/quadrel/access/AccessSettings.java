package dev.quadrel.access;

import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/// Who may use the catalog: `quadrel.catalog.api-key`, `quadrel.catalog.public`, `quadrel.access.password-provider`.
///
/// @param apiKey the key that allows everything; without it, a random one is made at each start
/// @param publicRead whether everybody may read
/// @param passwordProvider the name under which users log in with a password; then no key allows everything
public record AccessSettings(Optional<String> apiKey, boolean publicRead, Optional<String> passwordProvider) {

    private static final String API_KEY = "quadrel.catalog.api-key";
    private static final String PUBLIC = "quadrel.catalog.public";
    private static final String PASSWORD_PROVIDER = "quadrel.access.password-provider";
    private static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public AccessSettings {
        apiKey.filter(key -> !ALPHANUMERIC.matcher(key).matches()).ifPresent(key -> {
            throw new IllegalArgumentException(
                    API_KEY + " consists of letters A-Z, a-z and digits alone; the one given has " + key.length()
                            + " characters, some of them others");
        });
        passwordProvider.filter(name -> !SEGMENT.matcher(name).matches()).ifPresent(name -> {
            throw new IllegalArgumentException(PASSWORD_PROVIDER + " is \"" + name
                    + "\", but must be 1 to 64 letters A-Z, a-z, digits, - and _: it is part of a path");
        });
    }

    /// One key for everything.
    public AccessSettings(Optional<String> apiKey, boolean publicRead) {
        this(apiKey, publicRead, Optional.empty());
    }

    /// The settings as the deployment is configured.
    public static AccessSettings from(Config config) {
        return new AccessSettings(
                config.getOptionalValue(API_KEY, String.class),
                config.getOptionalValue(PUBLIC, Boolean.class).orElse(false),
                config.getOptionalValue(PASSWORD_PROVIDER, String.class));
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "AccessSettings[apiKey=%s, publicRead=%s, passwordProvider=%s]"
                .formatted(apiKey.isPresent() ? "given" : "random", publicRead, passwordProvider.orElse("none"));
    }
}
