package dev.quadrel.identity;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A JSON Web Token (RFC 7519) that is signed with HMAC-SHA256 (RFC 7518, section 3.2), and by nothing else: what a
/// token says of its own algorithm never chooses one.
final class WebToken {

    private static final String ALGORITHM = "HS256";
    private static final String MAC = "HmacSHA256";
    private static final int LONGEST = 8192;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private WebToken() {}

    /// By what tokens are signed.
    ///
    /// @param id which of several
    record Key(String id, SecretKeySpec secret) {

        static Key of(String id, byte[] secret) {
            return new Key(id, new SecretKeySpec(secret, MAC));
        }
    }

    /// What comes of a token.
    sealed interface Verdict {

        /// It is ours and holds.
        record Valid(Map<?, ?> claims) implements Verdict {}

        /// It was ours and held until some time ago.
        record Expired() implements Verdict {}

        /// It is none of ours.
        record Forged() implements Verdict {}
    }

    /// Signs it.
    static String sign(Map<String, ?> claims, Key key) {
        String header = encoded(Map.of("alg", ALGORITHM, "typ", "JWT", "kid", key.id()));
        String signed = header + "." + encoded(claims);
        return signed + "." + ENCODER.encodeToString(mac(signed, key));
    }

    private static String encoded(Map<String, ?> members) {
        return ENCODER.encodeToString(Json.canonical(members));
    }

    /// Looks at the signature first, and at what it says only then.
    ///
    /// @param keys finds a key by its id
    static Verdict verify(String token, Function<String, Optional<Key>> keys, Instant now) {
        String[] parts = token.split("\\.", -1);
        if (token.length() > LONGEST || parts.length != 3) {
            return new Verdict.Forged();
        }
        try {
            Map<?, ?> header = decoded(parts[0]);
            boolean isOurs = ALGORITHM.equals(header.get("alg"))
                    && header.get("kid") instanceof String id
                    && keys.apply(id)
                            .filter(key -> MessageDigest.isEqual(
                                    mac(parts[0] + "." + parts[1], key), DECODER.decode(parts[2])))
                            .isPresent();
            return isOurs ? judged(decoded(parts[1]), now) : new Verdict.Forged();
        } catch (IllegalArgumentException | ProblemException notOurs) {
            return new Verdict.Forged();
        }
    }

    private static Verdict judged(Map<?, ?> claims, Instant now) {
        if (!(claims.get("exp") instanceof Number end)) {
            return new Verdict.Forged();
        }
        return now.getEpochSecond() < end.longValue() ? new Verdict.Valid(claims) : new Verdict.Expired();
    }

    private static Map<?, ?> decoded(String part) {
        return Json.parse(new String(DECODER.decode(part), StandardCharsets.UTF_8)) instanceof Map<?, ?> members
                ? members
                : Map.of();
    }

    private static byte[] mac(String text, Key key) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key.secret());
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK lacks " + MAC, e);
        }
    }
}
