package dev.quadrel.http;

import dev.quadrel.settings.TimeSpan;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/// The settings of the request order, `quadrel.http.*`. A duration is ISO-8601 (`PT1.5S`) or a number of seconds.
///
/// @param slowRequest a request that takes longer is reported; zero for no reports
/// @param baseDirectory where relative folders start
record HttpSettings(Duration slowRequest, Path baseDirectory) {

    private static final String PREFIX = "quadrel.http.";
    private static final String SLOW_REQUEST = PREFIX + "slow-request";

    static HttpSettings from(Config config) {
        return new HttpSettings(
                config.getOptionalValue(SLOW_REQUEST, String.class)
                        .map(text -> TimeSpan.parse(SLOW_REQUEST, text))
                        .orElse(Duration.ofSeconds(5)),
                Path.of(config.getOptionalValue(PREFIX + "base-directory", String.class)
                                .orElse(System.getProperty("user.dir")))
                        .toAbsolutePath());
    }
}
