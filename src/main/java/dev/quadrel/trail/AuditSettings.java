package dev.quadrel.trail;

import dev.quadrel.settings.TimeSpan;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/// How long the audit trail is kept, `quadrel.audit.*`.
///
/// @param retention `retention`: older entries are deleted; zero to keep them for ever
/// @param entries `entries`: how many are kept at most, the newest; zero for as many as there are
public record AuditSettings(Duration retention, long entries) {

    private static final String RETENTION = "quadrel.audit.retention";
    private static final String ENTRIES = "quadrel.audit.entries";
    private static final long MANY = 1_000_000;

    public AuditSettings {
        if (entries < 0) {
            throw new IllegalArgumentException(ENTRIES + " is 0 or more, which " + entries + " is not");
        }
    }

    /// The settings as the deployment is configured.
    public static AuditSettings from(Config config) {
        return new AuditSettings(
                config.getOptionalValue(RETENTION, String.class)
                        .map(text -> TimeSpan.parse(RETENTION, text))
                        .orElse(Duration.ofDays(365)),
                config.getOptionalValue(ENTRIES, Long.class).orElse(MANY));
    }
}
