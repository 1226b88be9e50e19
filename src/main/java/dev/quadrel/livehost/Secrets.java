package dev.quadrel.livehost;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Texts that nobody can guess.
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /// 32 hexadecimal digits.
    static String next() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
