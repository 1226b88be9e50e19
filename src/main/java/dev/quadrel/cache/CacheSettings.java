package dev.quadrel.cache;

import dev.quadrel.settings.ByteCount;
import dev.quadrel.settings.TimeSpan;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/// The settings of the result cache, as the keys `quadrel.cache.*`. What it may hold in memory is a setting of the
/// server: `quadrel.cache.memory` in `wildfly-config/configure-infinispan.cli`.
///
/// @param disk `disk`: bytes of all results together; beyond it the least recently used one goes
/// @param lifespan `lifespan`: how long a result is kept unless it says otherwise; zero for no limit
/// @param eager `eager`: start the server's caches with the deployment, not with their first use; servers that share
///     them must, or one that was not asked yet would keep nothing for the others
public record CacheSettings(long disk, Duration lifespan, boolean eager) {

    /// What holds where nothing is configured.
    public static final CacheSettings DEFAULTS = new CacheSettings(1L << 30, Duration.ofDays(1), false);

    private static final String DISK = "quadrel.cache.disk";
    private static final String LIFESPAN = "quadrel.cache.lifespan";
    private static final String EAGER = "quadrel.cache.eager";

    /// The configured settings, each with its default where the key is absent.
    ///
    /// @throws IllegalArgumentException where a value is not allowed; the message names the key
    public static CacheSettings from(Config config) {
        return new CacheSettings(
                config.getOptionalValue(DISK, String.class)
                        .map(text -> ByteCount.parse(DISK, text))
                        .orElse(DEFAULTS.disk),
                config.getOptionalValue(LIFESPAN, String.class)
                        .map(text -> TimeSpan.parse(LIFESPAN, text))
                        .orElse(DEFAULTS.lifespan),
                config.getOptionalValue(EAGER, Boolean.class).orElse(DEFAULTS.eager));
    }
}
