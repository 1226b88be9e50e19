package dev.quadrel.http;

import dev.quadrel.settings.TimeSpan;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/// The settings of the request order, `quadrel.http.*`. A duration is ISO-8601 (`PT1.5S`) or a number of seconds.
///
/// @param slowRequest a request that takes longer is reported; zero for no reports
/// @param baseDirectory where relative folders start
/// @param threads most resource methods that run at a time; more requests wait
/// @param bodyTimeout how long a client may stall in the middle of a request's body; zero for as long as it likes
record HttpSettings(Duration slowRequest, Path baseDirectory, int threads, Duration bodyTimeout) {

    private static final String PREFIX = "quadrel.http.";
    private static final String SLOW_REQUEST = PREFIX + "slow-request";
    private static final String THREADS = PREFIX + "threads";
    private static final String BODY_TIMEOUT = PREFIX + "body-timeout";
    private static final int THREADS_PER_PROCESSOR = 16;

    static HttpSettings from(Config config) {
        return new HttpSettings(
                time(config, SLOW_REQUEST, Duration.ofSeconds(5)),
                Path.of(config.getOptionalValue(PREFIX + "base-directory", String.class)
                                .orElse(System.getProperty("user.dir")))
                        .toAbsolutePath(),
                threads(config),
                time(config, BODY_TIMEOUT, Duration.ofSeconds(90)));
    }

    private static Duration time(Config config, String key, Duration absent) {
        return config.getOptionalValue(key, String.class)
                .map(text -> TimeSpan.parse(key, text))
                .orElse(absent);
    }

    private static int threads(Config config) {
        int threads = config.getOptionalValue(THREADS, Integer.class)
                .orElse(THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
        if (threads < 1) {
            throw new IllegalArgumentException(THREADS + " is at least 1, which " + threads + " is not");
        }
        return threads;
    }
}
