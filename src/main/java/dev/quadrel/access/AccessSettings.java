package dev.quadrel.access;

import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/// Who may use the catalog: `quadrel.catalog.api-key`, `quadrel.catalog.public`.
///
/// @param apiKey the key that allows everything; without it, a random one is made at each start
/// @param publicRead whether everybody may read
public record AccessSettings(Optional<String> apiKey, boolean publicRead) {

    private static final String API_KEY = "quadrel.catalog.api-key";
    private static final String PUBLIC = "quadrel.catalog.public";
    private static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9]+");

    public AccessSettings {
        apiKey.filter(key -> !ALPHANUMERIC.matcher(key).matches()).ifPresent(key -> {
            throw new IllegalArgumentException(
                    API_KEY + " consists of letters A-Z, a-z and digits alone; the one given has " + key.length()
                            + " characters, some of them others");
        });
    }

    /// The settings as the deployment is configured.
    public static AccessSettings from(Config config) {
        return new AccessSettings(
                config.getOptionalValue(API_KEY, String.class),
                config.getOptionalValue(PUBLIC, Boolean.class).orElse(false));
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "AccessSettings[apiKey=%s, publicRead=%s]"
                .formatted(apiKey.isPresent() ? "given" : "random", publicRead);
    }
}
