package dev.quadrel.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// A secret as a request shows it, for looking it up in memory: two are compared in a time that does not tell how much
/// of them is the same, and for a fraction of what a SHA-256 takes.
record ShownSecret(String text) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShownSecret(String that) && MessageDigest.isEqual(bytes(text), bytes(that));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "ShownSecret[]";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
