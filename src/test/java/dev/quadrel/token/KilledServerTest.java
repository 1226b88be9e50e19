package dev.quadrel.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.cache.StoredCaches;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left after `kill -9`.
class KilledServerTest {

    @TempDir
    Path folder;

    /// Changes the object of a token 500 times and prints the token.
    static class Server {
        public static void main(String[] args) throws InterruptedException {
            TokenStore tokens = store(new StoredCaches(Path.of(args[0])));
            Token token = tokens.create();
            for (int i = 1; i <= 500; i++) {
                int count = i;
                tokens.update(token, Expiry.usual(), object -> object.put("count", count));
            }
            System.out.println(token.text());
            Thread.sleep(60_000);
        }
    }

    // rule 7
    @Test
    void afterKill9_everyChangeIsThere() throws Exception {
        Token token = new Token(StoredCaches.killed(Server.class, folder));
        try (StoredCaches caches = new StoredCaches(folder)) {
            assertThat(store(caches).list()).containsExactly(token);
            assertThat(store(caches).open(token, Expiry.usual())).isEqualTo(Map.of("count", 500));
        }
    }

    private static TokenStore store(StoredCaches caches) {
        return new TokenStore(caches.tokens(), TokenSettings.DEFAULTS, Clock.systemUTC());
    }
}
