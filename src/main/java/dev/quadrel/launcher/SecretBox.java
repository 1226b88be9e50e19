package dev.quadrel.launcher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts and decrypts the secrets of one file. Each is bound to its setting's name: under another one it cannot be
/// decrypted. Encrypted, it is base64 of 12 random bytes, the text in UTF-8 and a tag of 16 bytes.
final class SecretBox {

    private static final String CHECK = "quadrel";
    private static final String BOUND_TO = "quadrel/1/";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final Encryption encryption;

    private SecretBox(SecretKeySpec key, Encryption encryption) {
        this.key = key;
        this.encryption = encryption;
    }

    /// For a new file.
    static SecretBox fresh(char[] passphrase) {
        byte[] salt = random(SALT_BYTES);
        SecretKeySpec key = key(passphrase, salt, Encryption.ITERATIONS);
        String check = encrypted(key, CHECK, CHECK);
        return new SecretBox(key, new Encryption(base64(salt), Encryption.ITERATIONS, check));
    }

    /// For one that is there.
    ///
    /// @throws StartFailure where the passphrase is another one
    static SecretBox open(Encryption encryption, char[] passphrase) {
        SecretKeySpec key = key(passphrase, bytes("salt", encryption.salt()), encryption.iterations());
        try {
            decrypted(key, CHECK, encryption.check());
        } catch (AEADBadTagException e) {
            throw new StartFailure("The passphrase is not the one that the secrets were encrypted with", e);
        }
        return new SecretBox(key, encryption);
    }

    Encryption encryption() {
        return encryption;
    }

    String encrypt(String setting, String text) {
        return encrypted(key, setting, text);
    }

    /// @throws StartFailure where it was changed, or is another setting's
    String decrypt(String setting, String encrypted) {
        try {
            return decrypted(key, setting, encrypted);
        } catch (AEADBadTagException e) {
            throw new StartFailure("The secret of " + setting + " was changed, or is that of another setting", e);
        }
    }

    private static SecretKeySpec key(char[] passphrase, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, KEY_BITS);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return new SecretKeySpec(key, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static String encrypted(SecretKeySpec key, String setting, String text) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, setting, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return base64(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES/GCM/NoPadding", e);
        }
    }

    private static String decrypted(SecretKeySpec key, String setting, String encrypted) throws AEADBadTagException {
        byte[] all = bytes(setting, encrypted);
        if (all.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new AEADBadTagException("it is too short");
        }
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, setting, nonce)
                    .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES/GCM/NoPadding", e);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, String setting, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((BOUND_TO + setting).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String what, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new StartFailure("What is encrypted of " + what + " is damaged: it is no base64", e);
        }
    }
}
