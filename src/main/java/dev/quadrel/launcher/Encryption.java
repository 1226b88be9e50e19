package dev.quadrel.launcher;

/// How the secrets of a file were encrypted: by a key that PBKDF2-HMAC-SHA256 makes of a passphrase, with AES-256-GCM.
///
/// @param salt random, in base64
/// @param iterations of PBKDF2
/// @param check a known text, encrypted: it tells a wrong passphrase from a changed secret
record Encryption(String salt, int iterations, String check) {

    /// As OWASP advises for this function (2023).
    static final int ITERATIONS = 600_000;

    private static final int FEWEST = 100_000;
    private static final int MOST = 10_000_000;

    Encryption {
        if (iterations < FEWEST || iterations > MOST) {
            throw new IllegalArgumentException(
                    "the iterations are from %d to %d, not %d".formatted(FEWEST, MOST, iterations));
        }
    }
}
