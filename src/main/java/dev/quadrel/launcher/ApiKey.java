package dev.quadrel.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The key of a server that allows everything. It reaches the server in its environment, as its command line is
/// seen by everybody on the machine.
final class ApiKey {

    static final String SETTING = "quadrel.catalog.api-key";
    static final String VARIABLE = "QUADREL_CATALOG_API_KEY";
    private static final String PASSWORDS = "quadrel.access.password-provider";
    private static final String PROVIDERS = "quadrel.access.openid-providers";
    private static final int BYTES = 32;

    private ApiKey() {}

    /// The one that somebody has set, in the options, the environment or the file, or a random one; none where users
    /// log in.
    static Optional<String> of(ServerOptions options, Map<String, String> environment) {
        Properties file = properties(options.config());
        if (isSet(PASSWORDS, options, environment, file) || isSet(PROVIDERS, options, environment, file)) {
            return Optional.empty();
        }
        return named(options, environment).or(() -> Optional.of(random()));
    }

    /// Whether somebody has set it, or users log in.
    static boolean isNamed(ServerOptions options, Map<String, String> environment) {
        return named(options, environment).isPresent()
                || of(options, environment).isEmpty();
    }

    private static Optional<String> named(ServerOptions options, Map<String, String> environment) {
        return options.apiKey()
                .or(() -> options.setting(SETTING))
                .or(() -> Optional.ofNullable(properties(options.config()).getProperty(SETTING)))
                .or(() -> Optional.ofNullable(environment.get(VARIABLE)));
    }

    static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static boolean isSet(
            String setting, ServerOptions options, Map<String, String> environment, Properties file) {
        return options.setting(setting).isPresent()
                || file.containsKey(setting)
                || environment.containsKey(
                        setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
    }

    private static Properties properties(Optional<Path> file) {
        Properties properties = new Properties();
        if (file.isPresent()) {
            try (Reader in = Files.newBufferedReader(file.get())) {
                properties.load(in);
            } catch (IOException e) {
                throw new StartFailure("The settings in " + file.get() + " cannot be read: " + e, e);
            }
        }
        return properties;
    }
}
