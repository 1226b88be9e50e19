package dev.quadrel.proxy;

import dev.quadrel.settings.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// The settings of the proxy, as the keys `quadrel.proxy.*`. A duration is ISO-8601 (`PT1.5S`) or a number of seconds.
///
/// @param rules `rules`: bound rules, each `/foo/=http://host:port/base/`, separated by commas; a later one wins
/// @param connectTimeout `connect-timeout`: how long a request waits for a connection to its target
/// @param responseTimeout `response-timeout`: how long nothing may arrive from or be taken by either side before the
///     request fails; it does not limit how long a transfer takes, nor a web socket
/// @param idleTimeout `idle-timeout`: how long an unused connection is kept; shorter than the 5 seconds after which
///     many servers close one, so that no request is sent into a connection that is being closed
/// @param connections `connections`: how many requests one I/O thread has under way at one target; more of them wait
/// @param trustForwarded `trust-forwarded`: whether a client's own `Forwarded` and `X-Forwarded-*` are kept and added
///     to; only for a server that nobody reaches except through a proxy that sets them
public record ProxySettings(
        List<ProxyRule> rules,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration idleTimeout,
        int connections,
        boolean trustForwarded) {

    /// What holds where nothing is configured.
    public static final ProxySettings DEFAULTS = new ProxySettings(
            List.of(), Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(4), 100, false);

    private static final String PREFIX = "quadrel.proxy.";

    public ProxySettings {
        rules = List.copyOf(rules);
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("response-timeout", responseTimeout);
        requirePositive("idle-timeout", idleTimeout);
        if (connections < 1) {
            throw new IllegalArgumentException(PREFIX + "connections is " + connections + ", but must be 1 or more");
        }
    }

    /// The configured settings, each with its default where the key is absent.
    ///
    /// @throws IllegalArgumentException where a value is not allowed; the message names the key
    public static ProxySettings from(Config config) {
        return new ProxySettings(
                config.getOptionalValues(PREFIX + "rules", String.class).orElse(List.of()).stream()
                        .map(ProxyRule::parse)
                        .toList(),
                duration(config, "connect-timeout").orElse(DEFAULTS.connectTimeout),
                duration(config, "response-timeout").orElse(DEFAULTS.responseTimeout),
                duration(config, "idle-timeout").orElse(DEFAULTS.idleTimeout),
                config.getOptionalValue(PREFIX + "connections", Integer.class).orElse(DEFAULTS.connections),
                config.getOptionalValue(PREFIX + "trust-forwarded", Boolean.class)
                        .orElse(DEFAULTS.trustForwarded));
    }

    private static Optional<Duration> duration(Config config, String key) {
        return config.getOptionalValue(PREFIX + key, String.class).map(text -> TimeSpan.parse(PREFIX + key, text));
    }

    private static void requirePositive(String key, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(PREFIX + key + " is " + value + ", but must be 1 millisecond or more");
        }
    }
}
