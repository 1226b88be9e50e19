package dev.quadrel.cache;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/// A result and what HTTP needs to know of it.
///
/// @param entityTag the same for the same JSON, without quotes; another one for any other JSON
/// @param stored when it was put into the cache, to the millisecond
/// @param expires when it goes; [Instant#MAX] for never
/// @param json the result as UTF-8; not to be changed
public record CachedResult(String entityTag, Instant stored, Instant expires, byte[] json) {

    private static final int TAG = 16;
    private static final int HEAD = TAG + 2 * Long.BYTES;
    private static final long NEVER = Long.MAX_VALUE;

    /// A result that is stored now.
    ///
    /// @param lifespan how long it is kept; zero for no limit
    static CachedResult of(byte[] json, Instant now, Duration lifespan) {
        Instant stored = Instant.ofEpochMilli(now.toEpochMilli());
        Instant expires = lifespan.isZero() ? Instant.MAX : stored.plusMillis(lifespan.toMillis());
        return new CachedResult(HexFormat.of().formatHex(digest(json), 0, TAG), stored, expires, json);
    }

    /// Whether it is there no longer.
    boolean expired(Instant now) {
        return !now.isBefore(expires);
    }

    /// The form in which it is kept: entity tag, both times in milliseconds, JSON.
    byte[] bytes() {
        return ByteBuffer.allocate(HEAD + json.length)
                .put(HexFormat.of().parseHex(entityTag))
                .putLong(stored.toEpochMilli())
                .putLong(expires.equals(Instant.MAX) ? NEVER : expires.toEpochMilli())
                .put(json)
                .array();
    }

    static CachedResult parse(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        String tag = HexFormat.of().formatHex(bytes, 0, TAG);
        Instant stored = Instant.ofEpochMilli(buffer.getLong(TAG));
        long expires = buffer.getLong(TAG + Long.BYTES);
        byte[] json = new byte[bytes.length - HEAD];
        buffer.get(HEAD, json);
        return new CachedResult(tag, stored, expires == NEVER ? Instant.MAX : Instant.ofEpochMilli(expires), json);
    }

    private static byte[] digest(byte[] json) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
