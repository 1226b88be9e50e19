package dev.quadrel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left after `kill -9`.
class KilledServerTest {

    private static final int COUNT = 200;

    @TempDir
    Path folder;

    /// Puts results in and says so.
    static class Server {
        public static void main(String[] args) throws InterruptedException {
            ResultCache cache = cache(new StoredCaches(Path.of(args[0])));
            for (int i = 0; i < COUNT; i++) {
                cache.put(new CacheKey("s", "" + i), ("{\"number\":" + i + "}").getBytes(StandardCharsets.UTF_8));
            }
            System.out.println("put");
            Thread.sleep(60_000);
        }
    }

    // rule 5
    @Test
    void afterKill9_everyResultThatWasPutIsThere() throws Exception {
        assertThat(StoredCaches.killed(Server.class, folder)).isEqualTo("put");
        try (StoredCaches caches = new StoredCaches(folder)) {
            ResultCache cache = cache(caches);
            assertThat(cache.statistics().entries()).isEqualTo(COUNT);
            for (int i = 0; i < COUNT; i++) {
                assertThat(cache.find(new CacheKey("s", "" + i)).orElseThrow())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("{\"number\":" + i + "}");
            }
        }
    }

    private static ResultCache cache(StoredCaches caches) {
        return new ResultCache(caches.results(), CacheSettings.DEFAULTS, Clock.systemUTC());
    }
}
