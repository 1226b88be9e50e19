package dev.quadrel.cache;

import dev.quadrel.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Names a result in the [ResultCache].
///
/// @param section a group of results that is cleared together
/// @param id the same for the same subject and arguments, on every node and after every restart
public record CacheKey(String section, String id) {

    /// The key of what a subject computes from its arguments; members of objects may be in any order.
    ///
    /// @param subject who computes, such as a worker's path
    /// @param arguments any JSON value
    public static CacheKey of(String section, String subject, @Nullable Object arguments) {
        MessageDigest digest = sha256();
        digest.update(Json.bytes(subject));
        digest.update(Json.canonical(arguments));
        return new CacheKey(section, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
