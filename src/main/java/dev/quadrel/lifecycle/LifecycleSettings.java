package dev.quadrel.lifecycle;

import dev.quadrel.settings.TimeSpan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/// The settings of an application's life, `quadrel.lifecycle.*`.
///
/// @param name what the application is called
/// @param directory where it keeps its state
/// @param snapshots how many snapshots are kept
/// @param interval after which time a snapshot is written where something has changed; zero for never
/// @param initialState a snapshot to begin with where there is none in the folder yet
public record LifecycleSettings(
        String name, Path directory, int snapshots, Duration interval, Optional<Path> initialState) {

    private static final String PREFIX = "quadrel.lifecycle.";
    private static final String INTERVAL = PREFIX + "interval";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /// What WildFly puts before the name of a deployment in that of its class loader.
    private static final String MODULE = "deployment.";

    public LifecycleSettings {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(PREFIX + "name has letters, digits, dots, underscores and hyphens, up to"
                    + " 100 of them, which \"" + name + "\" has not");
        }
        if (snapshots < 1) {
            throw new IllegalArgumentException(PREFIX + "snapshots is at least 1, which " + snapshots + " is not");
        }
    }

    /// The configured settings, each with its default where the key is absent.
    ///
    /// @throws IllegalArgumentException where a value is not allowed; the message names the key
    public static LifecycleSettings from(Config config) {
        String name = config.getOptionalValue(PREFIX + "name", String.class)
                .orElseGet(() ->
                        deployment(LifecycleSettings.class.getClassLoader().getName()));
        return new LifecycleSettings(
                name,
                config.getOptionalValue(PREFIX + "directory", String.class)
                        .map(Path::of)
                        .orElseGet(() -> data().resolve("quadrel").resolve("state-" + name)),
                config.getOptionalValue(PREFIX + "snapshots", Integer.class).orElse(5),
                config.getOptionalValue(INTERVAL, String.class)
                        .map(text -> TimeSpan.parse(INTERVAL, text))
                        .orElse(Duration.ofMinutes(5)),
                config.getOptionalValue(PREFIX + "initial-state", String.class).map(Path::of));
    }

    /// The name of the deployment that a class loader is for: `ROOT` for `deployment.ROOT.war`.
    static String deployment(@Nullable String loader) {
        return loader != null && loader.startsWith(MODULE)
                ? loader.substring(MODULE.length()).replaceFirst("\\.war$", "")
                : "application";
    }

    private static Path data() {
        return Path.of(System.getProperty("jboss.server.data.dir", "data"));
    }
}
