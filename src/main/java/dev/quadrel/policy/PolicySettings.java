package dev.quadrel.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/// Which nodes users may use: `quadrel.access.policy`.
public record PolicySettings(Kind kind) {

    private static final String KEY = "quadrel.access.policy";

    /// What there is to choose from.
    public enum Kind {
        /// Each node belongs to somebody, or has tags.
        OWNER_AND_TAGS,
        /// Every user may use all nodes.
        OPEN;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// The settings as the deployment is configured.
    public static PolicySettings from(Config config) {
        return new PolicySettings(config.getOptionalValue(KEY, String.class)
                .map(PolicySettings::kind)
                .orElse(Kind.OWNER_AND_TAGS));
    }

    private static Kind kind(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(KEY + " is \"" + text + "\", but must be one of "
                        + Arrays.stream(Kind.values()).map(Kind::text).collect(Collectors.joining(", "))));
    }
}
