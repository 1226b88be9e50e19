package dev.quadrel.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts what is stored and has to be read again, by AES-256-GCM. The key is made of the newest of those by which
/// tokens are signed, and of a password that is not in the database: what was encrypted can be read for as long as the
/// tokens of that moment hold. Thread safe.
public final class Seals {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SigningKeys keys;

    Seals(SigningKeys keys) {
        this.keys = keys;
    }

    /// The text, encrypted.
    ///
    /// @param password from the settings; where it is empty, the database has all that it takes to read the text
    public String seal(String text, String password) {
        WebToken.Key key = keys.newest();
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, secret(key, password), nonce);
            byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return key.id() + "." + ENCODER.encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw lacking(e);
        }
    }

    /// What was encrypted; empty where the key is gone, or the password is another one.
    public Optional<String> open(String sealed, String password) {
        int dot = sealed.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : keys.find(sealed.substring(0, dot)).flatMap(key -> opened(sealed.substring(dot + 1), key, password));
    }

    private static Optional<String> opened(String encoded, WebToken.Key key, String password) {
        byte[] all = Base64.getUrlDecoder().decode(encoded);
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(all).get(nonce);
        SecretKey secret = secret(key, password);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, secret, nonce);
            byte[] text = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException wrongPassword) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey secret, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static SecretKey secret(WebToken.Key key, String password) {
        try {
            Mac mac = Mac.getInstance(key.secret().getAlgorithm());
            mac.init(key.secret());
            return new SecretKeySpec(mac.doFinal(("seal " + password).getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw lacking(e);
        }
    }

    private static IllegalStateException lacking(GeneralSecurityException e) {
        return new IllegalStateException("Each JDK has AES-256-GCM and HMAC-SHA256", e);
    }
}
