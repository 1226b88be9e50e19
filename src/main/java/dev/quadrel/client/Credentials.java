package dev.quadrel.client;

import java.util.Optional;

/// Who asks.
public sealed interface Credentials {

    /// Somebody with a key.
    record Key(String secret) implements Credentials {

        public Key {
            if (secret.isBlank()) {
                throw new IllegalArgumentException("The key is missing: it is empty");
            }
        }

        @Override
        public String toString() {
            return "Key[...]";
        }
    }

    /// Whoever has logged in before from this account of this machine; nobody where none has.
    record Remembered() implements Credentials {}

    /// Nobody.
    record Anonymous() implements Credentials {}

    /// By the key in the environment variable `TILED_API_KEY` where there is one, else who is remembered.
    static Credentials fromEnvironment() {
        return Optional.ofNullable(System.getenv("TILED_API_KEY"))
                .filter(secret -> !secret.isBlank())
                .<Credentials>map(Key::new)
                .orElseGet(Remembered::new);
    }
}
