package dev.quadrel.client;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who asks, so that it may be written down: a hash, by which nobody finds a key or a token. It is the same for a key
/// each time, and for somebody who has logged in whatever his tokens are, where they are JSON web tokens that name him;
/// else it is another one with each token.
final class Asker {

    private static final String BEARER = "Bearer ";

    private Asker() {}

    /// @param authorization of a key, or of tokens that the server has given to this client
    /// @param headers that are the same for each request; they too may say who asks, and nobody vouches for them
    static String hash(Optional<String> authorization, Map<String, String> headers) {
        String who = authorization.map(Asker::lasting).orElse("");
        byte[] text = (who + "\n" + new TreeMap<>(headers)).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    private static String lasting(String authorization) {
        return authorization.startsWith(BEARER)
                ? user(authorization.substring(BEARER.length())).orElse(authorization)
                : authorization;
    }

    /// The user that a token is for, and who says so.
    private static Optional<String> user(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Json.parse(Base64.getUrlDecoder().decode(parts[1])) instanceof Map<?, ?> claims
                            && claims.get("sub") instanceof String subject
                    ? Optional.of("user " + claims.get("iss") + "\n" + subject)
                    : Optional.empty();
        } catch (ProblemException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
