package dev.quadrel.identity;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// What is stored of a password: PBKDF2 by HMAC-SHA512, with a salt of its own and the number of rounds that OWASP's
/// cheat sheet of password storage asks for. Its text is `$pbkdf2-sha512$i=ROUNDS$SALT$HASH`, both in Base64.
///
/// @param rounds as many as it was made with, so that their number may grow
record PasswordHash(int rounds, byte[] salt, byte[] hash) {

    static final String WHAT_IS_LONG_ENOUGH = "12 to 1024 characters";

    private static final int SHORTEST = 12;
    private static final int LONGEST = 1024;
    private static final int ROUNDS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 64;
    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final String NAME = "pbkdf2-sha512";
    private static final SecureRandom RANDOM = new SecureRandom();

    /// What a password is compared with where there is no account: nobody knows its own.
    static final PasswordHash OF_NOBODY = new PasswordHash(ROUNDS, random(SALT_BYTES), random(HASH_BYTES));

    /// A new one, with a new salt.
    static PasswordHash of(String password) {
        byte[] salt = random(SALT_BYTES);
        return new PasswordHash(ROUNDS, salt, derive(password, salt, ROUNDS));
    }

    /// One that was stored.
    static PasswordHash parse(String text) {
        String[] parts = text.split("\\$");
        if (parts.length != 5 || !parts[1].equals(NAME) || !parts[2].startsWith("i=")) {
            throw new IllegalStateException("A stored password is of a form that is not known here");
        }
        Base64.Decoder decoder = Base64.getDecoder();
        return new PasswordHash(
                Integer.parseInt(parts[2].substring(2)), decoder.decode(parts[3]), decoder.decode(parts[4]));
    }

    /// Whether a password may be set.
    static boolean isLongEnough(String password) {
        return password.length() >= SHORTEST && password.length() <= LONGEST;
    }

    /// Whether it is of this password. Takes the same time in both cases.
    boolean matches(String password) {
        // An empty one makes no key; a long one is compared as far as it could be right.
        String bounded = password.isEmpty() ? " " : password.substring(0, Math.min(password.length(), LONGEST + 1));
        boolean isSame = MessageDigest.isEqual(hash, derive(bounded, salt, rounds));
        return isSame && !password.isEmpty() && password.length() <= LONGEST;
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK lacks " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /// As it is stored.
    String text() {
        Base64.Encoder encoder = Base64.getEncoder();
        return String.format(
                Locale.ROOT,
                "$%s$i=%d$%s$%s",
                NAME,
                rounds,
                encoder.encodeToString(salt),
                encoder.encodeToString(hash));
    }

    /// Without the hash.
    @Override
    public String toString() {
        return "PasswordHash[rounds=" + rounds + "]";
    }
}
