package dev.quadrel.openid;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Addresses that nobody on the way listens to: https, or on this machine.
final class SecureAddress {

    private SecureAddress() {}

    /// @param what it is, for the message
    /// @throws IllegalArgumentException for another one
    static void require(String what, URI address) {
        if (!isOne(address)) {
            throw new IllegalArgumentException(
                    "%s is \"%s\", but must be an https URL; http is for this machine alone, such as http://127.0.0.1"
                            .formatted(what, address));
        }
    }

    private static boolean isOne(URI address) {
        @Nullable String scheme = address.getScheme();
        @Nullable String host = address.getHost();
        if (scheme == null || host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return false;
        }
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> isHere(host.toLowerCase(Locale.ROOT));
            default -> false;
        };
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
