package dev.quadrel.openid;

import dev.quadrel.identity.RoleNames;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// One identity provider, `quadrel.access.openid.NAME.*`.
///
/// @param name a part of its routes
/// @param issuer `issuer`: its address, below which it describes itself
/// @param clientId `client-id`: by which it knows this server
/// @param clientSecret `client-secret`: none for a public client
/// @param scopes `scopes`: what it is asked for
/// @param nameClaim `name-claim`: which claim is a user's name
/// @param roles `roles-claim`, `user-roles`, `admin-roles`
/// @param audience `audience`: for whom its tokens for requests are made
/// @param landing `redirect-on-success`, `redirect-on-failure`
public record ProviderSettings(
        String name,
        URI issuer,
        String clientId,
        Optional<String> clientSecret,
        Set<String> scopes,
        Optional<String> nameClaim,
        RoleMapping roles,
        Set<String> audience,
        Landing landing) {

    /// Where a browser goes that asked for tokens; without an address it stays with them.
    public record Landing(Optional<URI> success, Optional<URI> failure) {}

    public ProviderSettings {
        SecureAddress.require(key(name, "issuer"), issuer);
        if (clientId.isBlank() || clientSecret.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException(key(name, "client-id") + " and client-secret must not be blank");
        }
        if (audience.isEmpty()) {
            throw new IllegalArgumentException(key(name, "audience") + " must name somebody");
        }
        scopes = Set.copyOf(scopes);
        audience = Set.copyOf(audience);
    }

    /// The settings as the deployment is configured.
    static ProviderSettings from(String name, Config config) {
        String clientId = required(config, name, "client-id");
        return new ProviderSettings(
                name,
                address(key(name, "issuer"), required(config, name, "issuer")),
                clientId,
                text(config, name, "client-secret"),
                scopes(text(config, name, "scopes").orElse("openid profile")),
                text(config, name, "name-claim"),
                roles(config, name),
                text(config, name, "audience").map(ProviderSettings::list).orElse(Set.of(clientId)),
                new Landing(place(config, name, "redirect-on-success"), place(config, name, "redirect-on-failure")));
    }

    private static RoleMapping roles(Config config, String name) {
        Optional<String> claim = text(config, name, "roles-claim");
        Set<String> user =
                text(config, name, "user-roles").map(ProviderSettings::list).orElse(Set.of());
        Set<String> admin =
                text(config, name, "admin-roles").map(ProviderSettings::list).orElse(Set.of());
        if (claim.isPresent() == (user.isEmpty() && admin.isEmpty())) {
            throw new IllegalArgumentException(key(name, "roles-claim")
                    + " goes together with user-roles or admin-roles: the claim, and which of its values give a role");
        }
        return new RoleMapping(claim, new RoleNames(user, admin));
    }

    /// Without `openid` it would not be OpenID Connect.
    private static Set<String> scopes(String text) {
        return Stream.concat(Stream.of("openid"), Stream.of(text.strip().split("[\\s,]+")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> list(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Optional<URI> place(Config config, String name, String key) {
        return text(config, name, key).map(text -> address(key(name, key), text));
    }

    private static URI address(String key, String text) {
        URI address;
        try {
            address = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " is \"" + text + "\", which is no URL", e);
        }
        SecureAddress.require(key, address);
        return address;
    }

    private static String required(Config config, String name, String key) {
        return text(config, name, key)
                .orElseThrow(() -> new IllegalArgumentException(
                        key(name, key) + " is needed, as quadrel.access.openid-providers names " + name));
    }

    private static Optional<String> text(Config config, String name, String key) {
        return config.getOptionalValue(key(name, key), String.class);
    }

    private static String key(String name, String key) {
        return "quadrel.access.openid." + name + "." + key;
    }

    /// The issuer as tokens have it, whether or not it was set with a slash at its end.
    boolean isIssuer(String text) {
        return withoutSlash(text).equals(withoutSlash(issuer.toString()));
    }

    /// Where the provider describes itself.
    URI description() {
        return URI.create(withoutSlash(issuer.toString()) + "/.well-known/openid-configuration");
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "ProviderSettings[%s, %s, %s]".formatted(name, issuer, clientId);
    }
}
