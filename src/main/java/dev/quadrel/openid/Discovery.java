package dev.quadrel.openid;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a provider says of itself (OpenID Connect Discovery 1.0).
///
/// @param issuer as its tokens have it
/// @param basicAuthentication whether the client's secret goes into a header, and not into the form
record Discovery(
        String issuer,
        URI authorization,
        URI token,
        URI keys,
        Optional<URI> userInfo,
        Optional<URI> endSession,
        boolean basicAuthentication) {

    private static final String METHODS = "token_endpoint_auth_methods_supported";

    /// @throws IllegalArgumentException where it lacks something, or is of another issuer
    static Discovery of(Map<?, ?> document, ProviderSettings settings) {
        if (!(document.get("issuer") instanceof String issuer) || !settings.isIssuer(issuer)) {
            throw new IllegalArgumentException(
                    "its issuer is %s, but must be %s".formatted(document.get("issuer"), settings.issuer()));
        }
        return new Discovery(
                issuer,
                required(document, "authorization_endpoint"),
                required(document, "token_endpoint"),
                required(document, "jwks_uri"),
                address(document, "userinfo_endpoint"),
                address(document, "end_session_endpoint"),
                !(document.get(METHODS) instanceof List<?> methods) || methods.contains("client_secret_basic"));
    }

    private static URI required(Map<?, ?> document, String member) {
        return address(document, member).orElseThrow(() -> new IllegalArgumentException("it lacks " + member));
    }

    private static Optional<URI> address(Map<?, ?> document, String member) {
        @Nullable Object text = document.get(member);
        if (text == null) {
            return Optional.empty();
        }
        URI address = URI.create(text.toString());
        SecureAddress.require("its " + member, address);
        return Optional.of(address);
    }
}
