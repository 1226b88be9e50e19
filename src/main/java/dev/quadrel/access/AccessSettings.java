package dev.quadrel.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// Who may use the catalog: `quadrel.catalog.api-key`, `quadrel.catalog.public`, `quadrel.access.password-provider`,
/// `quadrel.access.openid-providers`.
///
/// @param apiKey the key that allows everything; without it, a random one is made at each start
/// @param publicRead whether everybody may read
/// @param passwordProvider the name under which users log in with a password
/// @param openIdProviders the names of the identity providers by OpenID Connect where users sign in; where there is any
/// provider, no key allows everything
public record AccessSettings(
        Optional<String> apiKey, boolean publicRead, Optional<String> passwordProvider, List<String> openIdProviders) {

    private static final String API_KEY = "quadrel.catalog.api-key";
    private static final String PUBLIC = "quadrel.catalog.public";
    private static final String PASSWORD_PROVIDER = "quadrel.access.password-provider";
    private static final String OPENID_PROVIDERS = "quadrel.access.openid-providers";
    private static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public AccessSettings {
        apiKey.filter(key -> !ALPHANUMERIC.matcher(key).matches()).ifPresent(key -> {
            throw new IllegalArgumentException(
                    API_KEY + " consists of letters A-Z, a-z and digits alone; the one given has " + key.length()
                            + " characters, some of them others");
        });
        passwordProvider.ifPresent(name -> requireSegment(PASSWORD_PROVIDER, name));
        openIdProviders = List.copyOf(openIdProviders);
        openIdProviders.forEach(name -> requireSegment(OPENID_PROVIDERS, name));
        long names = Stream.concat(passwordProvider.stream(), openIdProviders.stream())
                .distinct()
                .count();
        if (names < openIdProviders.size() + passwordProvider.stream().count()) {
            throw new IllegalArgumentException(OPENID_PROVIDERS + " is \"" + String.join(",", openIdProviders)
                    + "\", but each provider needs a name of its own, that of passwords too");
        }
    }

    private static void requireSegment(String key, String name) {
        if (!SEGMENT.matcher(name).matches()) {
            throw new IllegalArgumentException(key + " is \"" + name
                    + "\", but must be 1 to 64 letters A-Z, a-z, digits, - and _: it is part of a path");
        }
    }

    /// One key for everything.
    public AccessSettings(Optional<String> apiKey, boolean publicRead) {
        this(apiKey, publicRead, Optional.empty());
    }

    /// Without other providers than that of passwords.
    public AccessSettings(Optional<String> apiKey, boolean publicRead, Optional<String> passwordProvider) {
        this(apiKey, publicRead, passwordProvider, List.of());
    }

    /// The settings as the deployment is configured.
    public static AccessSettings from(Config config) {
        return new AccessSettings(
                config.getOptionalValue(API_KEY, String.class),
                config.getOptionalValue(PUBLIC, Boolean.class).orElse(false),
                config.getOptionalValue(PASSWORD_PROVIDER, String.class),
                config.getOptionalValue(OPENID_PROVIDERS, String.class)
                        .map(AccessSettings::names)
                        .orElse(List.of()));
    }

    private static List<String> names(String list) {
        return Stream.of(list.split(",")).map(String::strip).toList();
    }

    /// Whether users log in, however they do.
    public boolean hasMembers() {
        return passwordProvider.isPresent() || !openIdProviders.isEmpty();
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "AccessSettings[apiKey=%s, publicRead=%s, passwordProvider=%s, openIdProviders=%s]"
                .formatted(
                        apiKey.isPresent() ? "given" : "random",
                        publicRead,
                        passwordProvider.orElse("none"),
                        openIdProviders);
    }
}
