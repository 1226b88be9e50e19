package dev.quadrel.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// Random texts that nobody guesses, and what is stored of them.
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();
    private static final int LONGEST = 1024;

    /// Without those that are taken for one another.
    private static final String LEGIBLE = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 20;

    private Secrets() {}

    /// Hexadecimal digits, two for each byte.
    static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HEX.formatHex(random);
    }

    /// A password for a person to type once: 100 random bits.
    static String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(i > 0 && i % 5 == 0 ? "-" : "").append(LEGIBLE.charAt(RANDOM.nextInt(LEGIBLE.length())));
        }
        return password.toString();
    }

    /// The SHA-256 of the bytes that the digits of a secret stand for, in digits again; nothing where they are none.
    static Optional<String> hash(String secret) {
        if (secret.isEmpty() || secret.length() > LONGEST || secret.length() % 2 != 0 || !isHex(secret)) {
            return Optional.empty();
        }
        return Optional.of(sha256(HEX.parseHex(secret)));
    }

    /// The same of any text.
    static String hashOfText(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each JDK has SHA-256", e);
        }
    }

    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static byte[] bytes(String hex) {
        return HEX.parseHex(hex);
    }
}
