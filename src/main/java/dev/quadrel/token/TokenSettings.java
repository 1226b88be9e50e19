package dev.quadrel.token;

import dev.quadrel.settings.TimeSpan;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/// The settings of the token store, as the keys `quadrel.token.*`.
///
/// @param expiry `expiry`: how long an object is kept after its last use where the use does not say
/// @param acceptForeign `accept-foreign`: whether a token that this server did not make is taken for a new one
public record TokenSettings(Duration expiry, boolean acceptForeign) {

    /// What holds where nothing is configured.
    public static final TokenSettings DEFAULTS = new TokenSettings(Duration.ofHours(1), false);

    private static final String EXPIRY = "quadrel.token.expiry";

    public TokenSettings {
        if (expiry.isZero() || expiry.isNegative()) {
            throw new IllegalArgumentException(EXPIRY + " is " + expiry + ", but must be more than 0");
        }
    }

    /// The configured settings, each with its default where the key is absent.
    ///
    /// @throws IllegalArgumentException where a value is not allowed; the message names the key
    public static TokenSettings from(Config config) {
        return new TokenSettings(
                config.getOptionalValue(EXPIRY, String.class)
                        .map(text -> TimeSpan.parse(EXPIRY, text))
                        .orElse(DEFAULTS.expiry),
                config.getOptionalValue("quadrel.token.accept-foreign", Boolean.class)
                        .orElse(DEFAULTS.acceptForeign));
    }
}
