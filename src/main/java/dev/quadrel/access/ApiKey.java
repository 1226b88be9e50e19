package dev.quadrel.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The server's one key. It is compared in a time that tells nothing about it, not even its length.
final class ApiKey {

    private static final int RANDOM_BYTES = 32;

    private final String secret;
    private final byte[] digest;

    ApiKey(String secret) {
        this.secret = secret;
        this.digest = digest(secret);
    }

    /// A new one of 64 hexadecimal digits.
    static ApiKey random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new ApiKey(HexFormat.of().formatHex(bytes));
    }

    boolean isSameAs(String candidate) {
        return MessageDigest.isEqual(digest, digest(candidate));
    }

    String secret() {
        return secret;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each JDK has SHA-256", e);
        }
    }
}
