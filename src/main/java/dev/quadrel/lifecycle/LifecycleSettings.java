package dev.quadrel.lifecycle;

import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/// The settings of an application's life, `quadrel.lifecycle.*`.
///
/// @param name what the application is called
public record LifecycleSettings(String name) {

    private static final String PREFIX = "quadrel.lifecycle.";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /// What WildFly puts before the name of a deployment in that of its class loader.
    private static final String MODULE = "deployment.";

    public LifecycleSettings {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    PREFIX + "name has letters, digits, dots, underscores and hyphens, up to 100," + " which \"" + name
                            + "\" has not");
        }
    }

    /// The configured settings, each with its default where the key is absent.
    ///
    /// @throws IllegalArgumentException where a value is not allowed; the message names the key
    public static LifecycleSettings from(Config config) {
        return new LifecycleSettings(config.getOptionalValue(PREFIX + "name", String.class)
                .orElseGet(() ->
                        deployment(LifecycleSettings.class.getClassLoader().getName())));
    }

    /// The name of the deployment that a class loader is for: `ROOT` for `deployment.ROOT.war`.
    static String deployment(@Nullable String loader) {
        return loader != null && loader.startsWith(MODULE)
                ? loader.substring(MODULE.length()).replaceFirst("\\.war$", "")
                : "application";
    }
}
