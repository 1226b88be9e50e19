package dev.quadrel.cache;

import java.nio.charset.StandardCharsets;

/// The form of a [CacheKey] in Infinispan: the section, a zero byte and the id.
final class StoreKey {

    private static final char SEPARATOR = '\0';

    private StoreKey() {}

    static byte[] of(CacheKey key) {
        if (key.section().indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("The name of a section must not have a zero character");
        }
        return (key.section() + SEPARATOR + key.id()).getBytes(StandardCharsets.UTF_8);
    }

    static CacheKey parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf(SEPARATOR);
        return new CacheKey(text.substring(0, end), text.substring(end + 1));
    }
}
