package dev.quadrel.client;

import dev.quadrel.uri.PercentCoding;
import java.net.URI;
import java.util.Arrays;
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

    /// By the key that an address has in its query, behind `api_key=`.
    ///
    /// @return empty where the address has no such parameter
    /// @throws IllegalArgumentException where it has the parameter without a key
    static Optional<Key> in(URI address) {
        String name = "api_key=";
        String query = address.getRawQuery() == null ? "" : address.getRawQuery();
        Optional<String> secret = Arrays.stream(query.split("&"))
                .filter(parameter -> (parameter + "=").startsWith(name))
                .map(parameter ->
                        PercentCoding.decode(parameter.substring(Math.min(name.length(), parameter.length()))))
                .findFirst();
        if (secret.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("The key is missing behind api_key= in " + address
                    + "; an address without api_key is for nobody, or for who has logged in");
        }
        return secret.map(Key::new);
    }

    /// By the key in the environment variable `TILED_API_KEY` where there is one, else who is remembered.
    static Credentials fromEnvironment() {
        return Optional.ofNullable(System.getenv("TILED_API_KEY"))
                .filter(secret -> !secret.isBlank())
                .<Credentials>map(Key::new)
                .orElseGet(Remembered::new);
    }
}
