package dev.quadrel.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// Digests in base64url.
final class TokenHash {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private TokenHash() {}

    /// Whether this is `at_hash` of an access token: the left half of its digest (OpenID Connect Core 1.0, 3.1.3.6).
    ///
    /// @param algorithm by which the ID token is signed, such as `RS256`; its number names the digest
    static boolean isOf(String accessToken, String algorithm, String hash) {
        byte[] digest = digest("SHA-" + algorithm.substring(algorithm.length() - 3), accessToken);
        String half = ENCODER.encodeToString(Arrays.copyOf(digest, digest.length / 2));
        return MessageDigest.isEqual(half.getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.UTF_8));
    }

    /// The SHA-256 of a text: 43 characters.
    static String sha256(String text) {
        return ENCODER.encodeToString(digest("SHA-256", text));
    }

    private static byte[] digest(String name, String text) {
        try {
            return MessageDigest.getInstance(name).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each JDK has " + name, e);
        }
    }
}
